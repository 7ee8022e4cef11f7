import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { Log } from '../log.ts';
import { ActivityDispatch } from './activity-dispatch.ts';
import { durableClientBinding } from './client-binding.ts';
import { clientCalls } from './client-calls.ts';
import type { ClientCalls } from './client-calls.ts';
import { GroupCommit } from './group-commit.ts';
import type { HistoryEvent } from './history-event.ts';
import type { InstanceFilter } from './instance-filter.ts';
import { instanceStatus } from './instance-status.ts';
import type { InstanceStatus } from './instance-status.ts';
import { LiveInstances } from './live-instances.ts';
import { managementApi } from './management.ts';
import type { ManagementApi } from './management.ts';
import { openDatabase } from './schema.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { TimerBoard } from './timer-board.ts';
import { Turns } from './turns.ts';

export interface DurableEngineOptions {
  file: string;
  clock: Clock;
  functions: FunctionRunner;
  passFaultPoint: PassFaultPoint;
  log: Log;
  /** Where the management API is mounted, without a slash at the end. Its path may carry a secret segment. */
  baseUrl?: string;
  /** Sent back as `code` in the links the client binding offers. */
  managementKey?: string;
  /** Milliseconds that stopping waits for running activities. */
  stopPatienceMs?: number;
}

export interface DurableEngine extends ClientCalls {
  /** Recovers everything unfinished and begins to run turns. */
  start(): Promise<void>;
  /**
   * Gives running activities a while to end, keeps their results and closes the file. Those that take longer
   * run again after the next start.
   */
  stop(): Promise<void>;
  getStatus(id: string): InstanceStatus | undefined;
  /** Oldest first. */
  list(filter?: InstanceFilter): InstanceStatus[];
  /** The current generation, in order, as the next replay reads it. */
  history(id: string): HistoryEvent[];
  management: ManagementApi;
  /** The input data of a durableClient binding, as JSON text. */
  clientBinding(): string;
}

/** A durable task engine for one process: event-sourced in one SQLite file, which it has for itself. */
export function openDurableEngine(options: DurableEngineOptions): DurableEngine {
  requireOneMachine('local-management', process.env);
  const { baseUrl = 'http://127.0.0.1:7071', managementKey, stopPatienceMs = 10_000 } = options;
  const database = openDatabase(options.file);
  const store = openStore(database);
  const commits = new GroupCommit(database);
  const parts = openParts(options, store, commits);
  const { instances, turns, activities, timers } = parts;
  let started = false;
  let stopped = false;

  const engine: DurableEngine = {
    ...clientCalls({ ...options, store, commits, instances, isStopped: () => stopped }),
    async start() {
      // A second recovery would run every unfinished activity twice.
      if (started || stopped)
        throw new Error('A durable engine is started once; open the file again instead.');
      started = true;
      activities.add(store.activities());
      store.timers().forEach((timer) => timers.arm(timer));
      store.dueInstances().forEach((id) => instances.wakeById(id));
      turns.open();
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      timers.stop();
      await Promise.all([turns.close(), activities.stop(stopPatienceMs)]);
      await commits.run(() => keepResults(store, instances));
      database.close();
    },
    getStatus(id) {
      const row = store.instance(id);
      return row && instanceStatus(row);
    },
    list: (filter = {}) => store.instances(filter).map(instanceStatus),
    // Written by this engine, in this shape.
    history: (id) => store.history(id).map((text) => JSON.parse(text) as HistoryEvent),
    management: (request) => management(request),
    clientBinding: () => durableClientBinding(baseUrl, managementKey),
  };
  const management = managementApi(engine, { baseUrl, key: managementKey, clock: options.clock });
  return engine;
}

function openParts(options: DurableEngineOptions, store: Store, commits: GroupCommit) {
  const { clock } = options;
  const instances = new LiveInstances(store, () => turns.pumpSoon());
  const timers = new TimerBoard(clock, (timer, event) =>
    instances.deliver(timer.id, timer.execution, { event, source: { timer: timer.task } }),
  );
  const activities = new ActivityDispatch({
    ...options,
    finished: ({ id, execution, key }, event) =>
      instances.deliver(id, execution, { event, source: { activity: key } }),
  });
  const turns = new Turns({ ...options, store, commits, instances, activities, timers });
  return { instances, timers, activities, turns };
}

/** Results no turn has read yet go to the inbox, so that their activities need not run again. */
function keepResults(store: Store, instances: LiveInstances): void {
  for (const { row, inbox } of instances.all()) {
    for (const { event, source } of inbox) {
      if (!('activity' in source)) continue;
      store.dropActivity(source.activity);
      store.addInbox(row.id, row.execution, event);
    }
  }
}
