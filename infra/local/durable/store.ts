import type { Database } from 'better-sqlite3';
import type { HistoryEvent } from './history-event.ts';
import type { InstanceFilter } from './instance-filter.ts';

type StoredStatus = 'Pending' | 'Running' | 'Completed' | 'Failed' | 'Terminated';

export type RuntimeStatus = StoredStatus | 'Suspended';

export interface InstanceRow {
  id: string;
  name: string;
  version: string | null;
  execution: string;
  status: StoredStatus;
  /** JSON texts. */
  input: string | null;
  output: string | null;
  custom_status: string | null;
  /** ISO-8601, UTC. */
  created_at: string;
  updated_at: string;
  parent_id: string | null;
  parent_execution: string | null;
  parent_task: number | null;
  /** Takes no turns until it is resumed; means nothing once it has ended. */
  suspended: 0 | 1;
}

export interface InboxRow {
  key: number;
  id: string;
  execution: string | null;
  event: string;
}

export interface ActivityRow {
  key: number;
  id: string;
  execution: string;
  task: number;
  name: string;
  input: string | null;
}

export interface TimerRow {
  id: string;
  task: number;
  execution: string;
  /** Milliseconds since the epoch. */
  fire_at: number;
}

export type InstanceChange = Pick<
  InstanceRow,
  'id' | 'execution' | 'status' | 'input' | 'output' | 'custom_status' | 'updated_at'
>;

export function isFinal(status: StoredStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Terminated';
}

/** What a client is told. */
export function runtimeStatus({ status, suspended }: InstanceRow): RuntimeStatus {
  return suspended && !isFinal(status) ? 'Suspended' : status;
}

export type Store = ReturnType<typeof reads> &
  ReturnType<typeof instanceWrites> &
  ReturnType<typeof workWrites>;

/** The statements; none opens a transaction: writes belong inside a group commit. */
export function openStore(database: Database): Store {
  return { ...reads(database), ...instanceWrites(database), ...workWrites(database) };
}

function reads(database: Database) {
  const instance = database.prepare<[string], InstanceRow>('SELECT * FROM instances WHERE id = ?');
  const due = database.prepare<[], { id: string }>(
    `SELECT id FROM instances WHERE status = 'Pending'
     UNION SELECT i.id FROM instances i WHERE status = 'Running'
       AND NOT EXISTS (SELECT 1 FROM history h WHERE h.id = i.id)
     UNION SELECT DISTINCT id FROM inbox`,
  );
  const instances = database.prepare<[Record<string, string | number | null>], InstanceRow>(
    `SELECT * FROM instances WHERE created_at >= @from AND created_at <= @to
     AND (created_at, id) > (@afterTime, @afterId) AND (@prefix = '' OR instr(id, @prefix) = 1)
     AND (@statuses IS NULL OR CASE WHEN suspended AND status IN ('Pending', 'Running')
       THEN 'Suspended' ELSE status END IN (SELECT value FROM json_each(@statuses)))
     ORDER BY created_at, id LIMIT @limit`,
  );
  const history = database.prepare<[string], { event: string }>(
    'SELECT event FROM history WHERE id = ? ORDER BY position',
  );
  const inbox = database.prepare<[string], InboxRow>('SELECT * FROM inbox WHERE id = ? ORDER BY key');
  const activities = database.prepare<[], ActivityRow>('SELECT * FROM activities ORDER BY key');
  const timers = database.prepare<[], TimerRow>('SELECT * FROM timers ORDER BY fire_at');

  return {
    instance: (id: string) => instance.get(id),
    instances: (filter: InstanceFilter) =>
      instances.all({
        from: filter.createdFrom ?? '',
        to: filter.createdTo ?? '~', // after every time
        afterTime: filter.after?.created_at ?? '',
        afterId: filter.after?.id ?? '',
        prefix: filter.idPrefix ?? '',
        statuses: filter.statuses ? JSON.stringify(filter.statuses) : null,
        limit: filter.limit ?? -1, // all
      }),
    /** Ids of instances for which a turn is due. */
    dueInstances: () => due.all().map((row) => row.id),
    /** Event texts of the current generation, in order, as played. */
    history: (id: string) => history.all(id).map((row) => row.event),
    inbox: (id: string) => inbox.all(id),
    activities: () => activities.all(),
    timers: () => timers.all(),
  };
}

function instanceWrites(database: Database) {
  const putInstance = database.prepare<[InstanceRow]>(
    `INSERT OR REPLACE INTO instances VALUES (@id, @name, @version, @execution, @status, @input, @output,
     @custom_status, @created_at, @updated_at, @parent_id, @parent_execution, @parent_task, @suspended)`,
  );
  const changeInstance = database.prepare<[InstanceChange]>(
    `UPDATE instances SET execution = @execution, status = @status, input = @input, output = @output,
     custom_status = @custom_status, updated_at = @updated_at WHERE id = @id`,
  );
  const suspend = database.prepare<[0 | 1, string, string]>(
    'UPDATE instances SET suspended = ?, updated_at = ? WHERE id = ?',
  );
  const addHistory = database.prepare<[string, number, string]>('INSERT INTO history VALUES (?, ?, ?)');
  const dropInstance = database.prepare<[string]>('DELETE FROM instances WHERE id = ?');
  const clearHistory = database.prepare<[string]>('DELETE FROM history WHERE id = ?');

  return {
    putInstance: (row: InstanceRow) => void putInstance.run(row),
    changeInstance: (change: InstanceChange) => void changeInstance.run(change),
    suspend: (id: string, suspended: 0 | 1, at: string) => void suspend.run(suspended, at, id),
    addHistory: (id: string, position: number, text: string) => void addHistory.run(id, position, text),
    clearHistory: (id: string) => void clearHistory.run(id),
    dropInstance: (id: string) => {
      clearHistory.run(id);
      dropInstance.run(id);
    },
  };
}

function workWrites(database: Database) {
  const addInbox = database.prepare<[string, string | null, string]>(
    'INSERT INTO inbox (id, execution, event) VALUES (?, ?, ?)',
  );
  const addActivity = database.prepare<[string, string, number, string, string | null]>(
    'INSERT INTO activities (id, execution, task, name, input) VALUES (?, ?, ?, ?, ?)',
  );
  const addTimer = database.prepare<[TimerRow]>(
    'INSERT INTO timers VALUES (@id, @task, @execution, @fire_at)',
  );
  const dropInbox = database.prepare<[number]>('DELETE FROM inbox WHERE key = ?');
  const dropActivity = database.prepare<[number]>('DELETE FROM activities WHERE key = ?');
  const dropTimer = database.prepare<[string, number]>('DELETE FROM timers WHERE id = ? AND task = ?');
  const dropInboxOfGenerations = database.prepare<[string]>(
    'DELETE FROM inbox WHERE id = ? AND execution IS NOT NULL',
  );
  const clearInbox = database.prepare<[string]>('DELETE FROM inbox WHERE id = ?');
  const clearActivities = database.prepare<[string]>('DELETE FROM activities WHERE id = ?');
  const clearTimers = database.prepare<[string]>('DELETE FROM timers WHERE id = ?');

  return {
    /** `execution` null: for whatever generation reads it. Returns the row's key. */
    addInbox: (id: string, execution: string | null, event: HistoryEvent) =>
      Number(addInbox.run(id, execution, JSON.stringify(event)).lastInsertRowid),
    addActivity: (row: Omit<ActivityRow, 'key'>) =>
      Number(addActivity.run(row.id, row.execution, row.task, row.name, row.input).lastInsertRowid),
    addTimer: (row: TimerRow) => void addTimer.run(row),
    dropInbox: (key: number) => void dropInbox.run(key),
    dropActivity: (key: number) => void dropActivity.run(key),
    dropTimer: (id: string, task: number) => void dropTimer.run(id, task),
    /** Messages meant for one generation only; those for whatever generation reads them stay. */
    dropInboxOfGenerations: (id: string) => void dropInboxOfGenerations.run(id),
    clearInbox: (id: string) => void clearInbox.run(id),
    /** Activities and timers not yet finished. */
    clearWork: (id: string) => {
      clearActivities.run(id);
      clearTimers.run(id);
    },
  };
}
