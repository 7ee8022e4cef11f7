import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { Log } from '../log.ts';
import type { ActivityDispatch } from './activity-dispatch.ts';
import type { GroupCommit } from './group-commit.ts';
import { eventType } from './history-event.ts';
import type { LiveInstance } from './live-instance.ts';
import type { LiveInstances } from './live-instances.ts';
import { findFunction, runOrchestrator } from './orchestrator-run.ts';
import type { Store } from './store.ts';
import type { TimerBoard } from './timer-board.ts';
import { applyTurn } from './turn-apply.ts';
import { openTurn, turnPayload } from './turn-opening.ts';
import type { TurnOpening } from './turn-opening.ts';
import { failurePlan, planTurn } from './turn-plan.ts';
import type { TurnPlan } from './turn-plan.ts';
import { writeTurn } from './turn-write.ts';

const mostAtOnce = 64;

/** Milliseconds before a broken turn is tried again; after the last one the instance is marked Failed. */
const brokenTurnDelays = [1_000, 5_000, 15_000];

export interface TurnNeeds {
  store: Store;
  commits: GroupCommit;
  instances: LiveInstances;
  activities: ActivityDispatch;
  timers: TimerBoard;
  functions: FunctionRunner;
  clock: Clock;
  passFaultPoint: PassFaultPoint;
  log: Log;
}

/** Runs the turns that are due: one at a time per instance, many instances side by side. */
export class Turns {
  #running = 0;
  #open = false;
  #pumping = false;
  #settled: (() => void)[] = [];
  readonly #needs: TurnNeeds;

  constructor(needs: TurnNeeds) {
    this.#needs = needs;
  }

  open(): void {
    this.#open = true;
    this.#pump();
  }

  /** Resolves when the turns under way are committed; no other begins. */
  close(): Promise<void> {
    this.#open = false;
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  /** Takes up what is due after the current turn of the event loop, so that a burst is read in one turn. */
  pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#open && this.#running < mostAtOnce) {
      const instance = this.#needs.instances.nextReady();
      if (!instance) return;
      this.#running++;
      void this.#take(instance).finally(() => {
        this.#running--;
        if (this.#running === 0 && !this.#open) this.#settled.splice(0).forEach((resolve) => resolve());
        this.#pump();
      });
    }
  }

  async #take(instance: LiveInstance): Promise<void> {
    instance.phase = 'running';
    try {
      await this.#turn(instance);
      instance.brokenTurns = 0;
      this.#needs.instances.rest(instance);
    } catch (error) {
      this.#delay(instance, error);
    }
  }

  async #turn(instance: LiveInstance): Promise<void> {
    const { clock, functions } = this.#needs;
    const opening = openTurn(instance, clock.now());
    const end = instance.inbox.find(({ event }) => event.EventType === eventType.executionTerminated);
    if (end) {
      const output = end.event.Input ?? 'null';
      const events = opening.events.slice(0, 1);
      const plan: TurnPlan = { ends: 'Terminated', output, customStatus: instance.row.custom_status };
      return this.#commit(instance, { ...opening, events }, plan);
    }
    const outcome = await runOrchestrator(
      functions,
      instance.row.name,
      turnPayload(instance, opening.events),
    );
    const plan = planTurn(instance, opening, outcome, (name, role) =>
      Boolean(
        findFunction(functions, name, role === 'activity' ? 'activityTrigger' : 'orchestrationTrigger'),
      ),
    );
    if (plan.ends === 'Failed') this.#needs.log('warning', `Instance ${instance.row.id}: ${plan.output}`);
    return this.#commit(instance, opening, plan);
  }

  async #commit(instance: LiveInstance, opening: TurnOpening, plan: TurnPlan): Promise<void> {
    const { store, commits, passFaultPoint } = this.#needs;
    passFaultPoint('turn.before-commit');
    await commits.run(
      () => writeTurn(store, instance, opening, plan),
      (effects) => {
        passFaultPoint('turn.after-commit');
        applyTurn(this.#needs, instance, { opening, plan, effects });
      },
    );
  }

  #delay(instance: LiveInstance, error: unknown): void {
    const { instances, clock, log } = this.#needs;
    const reason = error instanceof Error ? error.message : String(error);
    const delay = brokenTurnDelays[instance.brokenTurns++];
    log('error', `Instance ${instance.row.id}: a turn broke (${instance.brokenTurns}): ${reason}`);
    instances.reload(instance);
    if (delay === undefined) return this.#giveUp(instance, reason);
    instance.phase = 'delayed';
    clock.at(clock.now() + delay, () => instances.rest(instance));
  }

  #giveUp(instance: LiveInstance, reason: string): void {
    if (!this.#open) return;
    const plan = failurePlan(instance.row.name, reason, instance.row.custom_status);
    this.#commit(instance, openTurn(instance, this.#needs.clock.now()), plan).catch((error: unknown) => {
      // The store itself refuses to write: nothing can be recorded, so keep trying slowly.
      this.#needs.log('error', `Instance ${instance.row.id} could not be marked Failed: ${String(error)}`);
      instance.phase = 'delayed';
      this.#needs.clock.at(this.#needs.clock.now() + 15_000, () => this.#giveUp(instance, reason));
    });
  }
}
