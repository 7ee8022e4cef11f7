import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import type { FunctionRunner } from '../function-runner.ts';
import type { Log } from '../log.ts';
import { ActivityDispatch } from './activity-dispatch.ts';
import { durableClientBinding } from './client-binding.ts';
import { GroupCommit } from './group-commit.ts';
import { eventType } from './history-event.ts';
import type { EventType, HistoryEvent } from './history-event.ts';
import { instanceStatus } from './instance-status.ts';
import type { InstanceStatus } from './instance-status.ts';
import { LiveInstances } from './live-instances.ts';
import { managementApi } from './management.ts';
import type { ManagementApi } from './management.ts';
import { findFunction, missingFunction } from './orchestrator-run.ts';
import { DurableRefusal, eventNameProblem, instanceIdProblem } from './refusal.ts';
import { openDatabase } from './schema.ts';
import { isFinal, openStore } from './store.ts';
import { TimerBoard } from './timer-board.ts';
import { startInstance } from './turn-write.ts';
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
}

export interface DurableEngine {
  /** Recovers everything unfinished and begins to run turns. */
  start(): Promise<void>;
  /** Commits what is under way and closes the file. Activities still running run again after the next start. */
  stop(): Promise<void>;
  /** Resolves with the instance id, once committed. */
  startNew(
    name: string,
    options?: { instanceId?: string; input?: unknown; version?: string },
  ): Promise<string>;
  raiseEvent(id: string, name: string, data: unknown): Promise<void>;
  terminate(id: string, reason: string): Promise<void>;
  getStatus(id: string): InstanceStatus | undefined;
  list(): InstanceStatus[];
  /** The current generation, in order, as the next replay reads it. */
  history(id: string): HistoryEvent[];
  management: ManagementApi;
  /** The input data of a durableClient binding, as JSON text. */
  clientBinding(): string;
}

export function openDurableEngine(options: DurableEngineOptions): DurableEngine {
  const { clock, functions, passFaultPoint, log } = options;
  const database = openDatabase(options.file);
  const store = openStore(database);
  const commits = new GroupCommit(database);
  const instances = new LiveInstances(store, () => turns.pumpSoon());
  const timers = new TimerBoard(clock, (timer, event) =>
    instances.deliver(timer.id, timer.execution, { event, source: { timer: timer.task } }),
  );
  const activities = new ActivityDispatch({
    functions,
    clock,
    passFaultPoint,
    finished: ({ id, execution, key }, event) =>
      instances.deliver(id, execution, { event, source: { activity: key } }),
  });
  const turns = new Turns({
    store,
    commits,
    instances,
    activities,
    timers,
    functions,
    clock,
    passFaultPoint,
    log,
  });
  let stopped = false;

  const refuseWhenStopped = () => {
    if (stopped) throw new DurableRefusal(503, 'The durable engine has stopped.');
  };

  /** Puts a message into the inbox of an unfinished instance; resolves once it is on disk. */
  const post = async (id: string, type: EventType, content: Pick<HistoryEvent, 'Name' | 'Input'>) => {
    refuseWhenStopped();
    const event = {
      EventType: type,
      EventId: -1,
      Timestamp: new Date(clock.now()).toISOString(),
      ...content,
    };
    const found = await commits.run(
      () => {
        const status = store.instance(id)?.status;
        if (status === undefined || isFinal(status)) return { status };
        return { status, key: store.addInbox(id, null, event) };
      },
      ({ key }) => {
        if (key !== undefined) instances.deliver(id, null, { event, source: { inbox: key } });
      },
    );
    if (found.status === undefined)
      throw new DurableRefusal(404, `No instance with the id '${id}' was found.`);
    if (found.key === undefined)
      throw new DurableRefusal(410, `The instance '${id}' has ended (${found.status}).`);
  };

  /** Results no turn has read yet go to the inbox, so that their activities need not run again. */
  const keepResults = () =>
    commits.run(() => {
      for (const { row, inbox } of instances.all()) {
        for (const { event, source } of inbox) {
          if (!('activity' in source)) continue;
          store.dropActivity(source.activity);
          store.addInbox(row.id, row.execution, event);
        }
      }
    });

  const engine: DurableEngine = {
    async start() {
      refuseWhenStopped();
      activities.add(store.activities());
      store.timers().forEach((timer) => timers.arm(timer));
      for (const id of store.dueInstances()) {
        const instance = instances.find(id);
        if (instance) instances.wake(instance);
      }
      turns.open();
    },

    async stop() {
      if (stopped) return;
      stopped = true;
      activities.stop();
      timers.stop();
      await turns.close();
      await keepResults();
      database.close();
    },

    async startNew(name, { instanceId = randomUUID().replaceAll('-', ''), input, version } = {}) {
      refuseWhenStopped();
      const problem = instanceIdProblem(instanceId);
      if (problem) throw new DurableRefusal(400, problem);
      if (!findFunction(functions, name, 'orchestrationTrigger')) {
        throw new DurableRefusal(400, missingFunction(name, 'orchestrator'));
      }
      const text = input === undefined ? null : JSON.stringify(input);
      const at = new Date(clock.now()).toISOString();
      const row = await commits.run(
        () => {
          const existing = store.instance(instanceId);
          if (existing && !isFinal(existing.status)) return undefined;
          return startInstance(store, { id: instanceId, name, version: version ?? null, input: text, at });
        },
        (started) => started && instances.add(started),
      );
      if (!row) throw new DurableRefusal(409, `An instance with the id '${instanceId}' is already running.`);
      return instanceId;
    },

    async raiseEvent(id, name, data) {
      const problem = eventNameProblem(name);
      if (problem) throw new DurableRefusal(400, problem);
      passFaultPoint('event.before-commit');
      await post(id, eventType.eventRaised, {
        Name: name,
        Input: data === undefined ? null : JSON.stringify(data),
      });
    },

    terminate: (id, reason) => post(id, eventType.executionTerminated, { Input: JSON.stringify(reason) }),

    getStatus(id) {
      const row = store.instance(id);
      return row && instanceStatus(row);
    },
    list: () => store.instances().map(instanceStatus),
    // Written by this engine, in this shape.
    history: (id) => store.history(id).map((text) => JSON.parse(text) as HistoryEvent),
    management: (request) => management(request),
    clientBinding: () => durableClientBinding(baseUrl, options.managementKey),
  };
  const baseUrl = options.baseUrl ?? 'http://127.0.0.1:7071';
  const management = managementApi(engine, baseUrl, options.managementKey);
  return engine;
}
