import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { deferred } from './deferred.ts';
import type { Deferred } from './deferred.ts';
import type { Lifecycle, Steps } from './steps.ts';

interface Write {
  key: [id: string, name: string];
  value: string;
  done: () => void;
}

/**
 * Not an engine but the least that makes the workload durable in Node: one row a result, and all results of one
 * turn of the event loop in one commit, with the engine's SQLite settings. It has no replay, no timers and no
 * recovery, so it marks what the machine allows.
 */
export function openFloor(folder: string, steps: Steps): Lifecycle {
  const database = new Sqlite(join(folder, 'floor.db'));
  database.pragma('page_size = 8192');
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('wal_autocheckpoint = 2000');
  database.exec(
    'CREATE TABLE results (id TEXT, name TEXT, value TEXT, PRIMARY KEY (id, name)) WITHOUT ROWID',
  );
  const put = database.prepare<[string, string, string]>('INSERT INTO results VALUES (?, ?, ?)');
  const commit = database.transaction((writes: Write[]) =>
    writes.forEach(({ key, value }) => put.run(...key, value)),
  );
  let queue: Write[] = [];
  const keep = (id: string, name: string, value: unknown) =>
    new Promise<void>((done) => {
      queue.push({ key: [id, name], value: JSON.stringify(value), done });
      if (queue.length > 1) return;
      setImmediate(() => {
        const writes = queue;
        queue = [];
        commit.immediate(writes);
        for (const write of writes) write.done();
      });
    });
  const results = new Map<string, Promise<{ phases: number }>>();
  const approvals = new Map<string, Deferred<void>>();
  const approval = (key: string) => {
    const known = approvals.get(key) ?? deferred<void>();
    approvals.set(key, known);
    return known;
  };
  async function step<T>(id: string, name: string, run: () => Promise<T>): Promise<T> {
    const value = await run();
    await keep(id, name, value);
    return value;
  }
  async function lifecycle(id: string): Promise<{ phases: number }> {
    for (const phase of steps.PHASE_LIST) {
      await step(id, `gate ${phase}`, () => steps.gate(id, phase));
      if (steps.APPROVALS.has(phase)) {
        await approval(`${id} ${phase}`).promise;
        approvals.delete(`${id} ${phase}`);
      }
      await Promise.all(
        steps.AGENT_LIST.map((number) =>
          step(id, `agent ${phase} ${number}`, () => steps.agent(id, phase, number)),
        ),
      );
    }
    await keep(id, 'end', { phases: steps.PHASES });
    return { phases: steps.PHASES };
  }
  return {
    async start(id) {
      await keep(id, 'start', {});
      results.set(id, lifecycle(id));
    },
    async signal(id, phase) {
      await keep(id, `approval ${phase}`, true);
      approval(`${id} ${phase}`).resolve();
    },
    async result(id) {
      const result = await results.get(id);
      results.delete(id);
      if (!result) throw new Error(`${id} was not started.`);
      return result;
    },
    close: async () => void database.close(),
  };
}
