import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { Log } from '../log.ts';
import type { GroupCommit } from './group-commit.ts';
import { eventType } from './history-event.ts';
import type { EventType, HistoryEvent } from './history-event.ts';
import type { InstanceFilter } from './instance-filter.ts';
import type { LiveInstances } from './live-instances.ts';
import { findFunction, missingFunction } from './orchestrator-run.ts';
import { purge, purgeBy } from './purge.ts';
import { DurableRefusal, eventNameProblem, instanceIdProblem } from './refusal.ts';
import { startInstance } from './start-instance.ts';
import { isFinal } from './store.ts';
import type { InstanceRow, Store } from './store.ts';

/** What a client may ask for. Each call resolves once it is on disk, or rejects with a `DurableRefusal`. */
export interface ClientCalls {
  /** Resolves with the instance id. */
  startNew(
    name: string,
    options?: { instanceId?: string; input?: unknown; version?: string },
  ): Promise<string>;
  raiseEvent(id: string, name: string, data: unknown): Promise<void>;
  /** The instance ends before its next turn; its activities and sub-orchestrations are not stopped. */
  terminate(id: string, reason: string): Promise<void>;
  /** The turn under way is finished, then none begins until it is resumed or terminated; what arrives waits. */
  suspend(id: string, reason: string): Promise<void>;
  resume(id: string, reason: string): Promise<void>;
  purge(id: string): Promise<void>;
  /** Resolves with the number of instances removed. */
  purgeBy(filter: InstanceFilter): Promise<number>;
}

export interface ClientNeeds {
  store: Store;
  commits: GroupCommit;
  instances: LiveInstances;
  functions: FunctionRunner;
  clock: Clock;
  passFaultPoint: PassFaultPoint;
  log: Log;
  isStopped: () => boolean;
}

export function clientCalls(needs: ClientNeeds): ClientCalls {
  return {
    startNew: (name, options = {}) => start(needs, name, options),
    async raiseEvent(id, name, data) {
      const problem = eventNameProblem(name);
      if (problem) throw new DurableRefusal(400, problem);
      needs.passFaultPoint('event.before-commit');
      const input = data === undefined ? null : JSON.stringify(data);
      await post(needs, id, eventType.eventRaised, { Name: name, Input: input });
    },
    terminate: (id, reason) =>
      post(needs, id, eventType.executionTerminated, { Input: JSON.stringify(reason) }),
    suspend: (id, reason) => setSuspended(needs, id, 1, reason),
    resume: (id, reason) => setSuspended(needs, id, 0, reason),
    async purge(id) {
      refuseWhenStopped(needs);
      await purge(needs, id);
    },
    async purgeBy(filter) {
      refuseWhenStopped(needs);
      return await purgeBy(needs, filter);
    },
  };
}

async function start(
  needs: ClientNeeds,
  name: string,
  options: NonNullable<Parameters<ClientCalls['startNew']>[1]>,
): Promise<string> {
  refuseWhenStopped(needs);
  const { store, instances, functions, clock } = needs;
  const { instanceId: id = randomUUID().replaceAll('-', ''), input, version = null } = options;
  const problem = instanceIdProblem(id);
  if (problem) throw new DurableRefusal(400, problem);
  if (!findFunction(functions, name, 'orchestrationTrigger')) {
    throw new DurableRefusal(400, missingFunction(name, 'orchestrator'));
  }
  const text = input === undefined ? null : JSON.stringify(input);
  const at = new Date(clock.now()).toISOString();
  // The look and the write share a transaction: of several starts with one id exactly one wins.
  const row = await needs.commits.run(
    () => {
      const existing = store.instance(id);
      if (existing && !isFinal(existing.status)) return undefined;
      return startInstance(store, { id, name, version, input: text, at });
    },
    (started) => started && instances.add(started),
  );
  if (!row) throw new DurableRefusal(409, `An instance with the id '${id}' is already running.`);
  return id;
}

/** Puts a message into the inbox of an unfinished instance. */
async function post(
  needs: ClientNeeds,
  id: string,
  type: EventType,
  content: Pick<HistoryEvent, 'Name' | 'Input'>,
): Promise<void> {
  refuseWhenStopped(needs);
  const { store, instances, clock } = needs;
  const event = { EventType: type, EventId: -1, Timestamp: new Date(clock.now()).toISOString(), ...content };
  const { status } = await needs.commits.run(
    () => {
      const found = store.instance(id)?.status;
      if (found === undefined || isFinal(found)) return { status: found };
      return { status: found, key: store.addInbox(id, null, event) };
    },
    (posted) => {
      if (posted.key !== undefined) instances.deliver(id, null, { event, source: { inbox: posted.key } });
    },
  );
  refuseUnlessOpen(id, status);
}

async function setSuspended(needs: ClientNeeds, id: string, suspended: 0 | 1, reason: string): Promise<void> {
  refuseWhenStopped(needs);
  const { store, instances, clock, log } = needs;
  const status = await needs.commits.run(
    () => {
      const found = store.instance(id)?.status;
      if (found !== undefined && !isFinal(found))
        store.suspend(id, suspended, new Date(clock.now()).toISOString());
      return found;
    },
    (found) => found !== undefined && !isFinal(found) && instances.suspend(id, suspended),
  );
  refuseUnlessOpen(id, status);
  log(
    'information',
    `Instance ${id} was ${suspended ? 'suspended' : 'resumed'}: ${reason || 'no reason given'}`,
  );
}

function refuseUnlessOpen(id: string, status: InstanceRow['status'] | undefined): void {
  if (status === undefined) throw new DurableRefusal(404, `No instance with the id '${id}' was found.`);
  if (isFinal(status)) throw new DurableRefusal(410, `The instance '${id}' has ended (${status}).`);
}

function refuseWhenStopped({ isStopped }: ClientNeeds): void {
  if (isStopped()) throw new DurableRefusal(503, 'The durable engine has stopped.');
}
