import type { Table } from './migrations.ts';

const owned = { organisation_id: 'owner', event_id: 'owner' } as const;
const ownKey = ['organisation_id', 'event_id'] as const;

export const runStore: Record<string, Table> = {
  event: {
    columns: {
      organisation_id: 'owner',
      id: 'owner',
      row: 'text',
      created_at: 'id',
      acknowledged: 'number',
      closed: 'number',
      letters: 'number',
      records: 'number',
      activities: 'number',
      decision_seq: 'number',
      decision_hash: 'id',
      change_seq: 'number',
      change_hash: 'id',
      outbox: 'number',
    },
    key: ['organisation_id', 'id'],
  },
  inbox: {
    columns: { ...owned, seq: 'number', letter_key: 'id', kind: 'id', body: 'text' },
    key: [...ownKey, 'seq'],
    unique: [...ownKey, 'letter_key'],
  },
  operation: { columns: { ...owned, id: 'id', result: 'text' }, key: [...ownKey, 'id'] },
  record: {
    columns: {
      ...owned,
      seq: 'number',
      kind: 'id',
      body: 'text',
      recorded_by: 'id',
      at: 'id',
      simulated: 'number',
    },
    key: [...ownKey, 'seq'],
  },
  artifact: {
    columns: { ...owned, type: 'id', revision: 'number', envelope: 'text', body: 'text' },
    key: [...ownKey, 'type', 'revision'],
    optional: ['body'],
  },
  task_state: {
    columns: { ...owned, task: 'id', input_hash: 'id', revision: 'number', conflicts: 'text' },
    key: [...ownKey, 'task'],
  },
  question: { columns: { ...owned, id: 'id', row: 'text' }, key: [...ownKey, 'id'] },
  approval: { columns: { ...owned, id: 'id', row: 'text' }, key: [...ownKey, 'id'] },
  log_entry: {
    columns: { ...owned, log: 'id', seq: 'number', entry: 'text', previous_hash: 'id', hash: 'id' },
    key: [...ownKey, 'log', 'seq'],
  },
  outbox: {
    columns: {
      ...owned,
      id: 'id',
      kind: 'id',
      n: 'number',
      attempts: 'number',
      document_kind: 'id',
      body: 'text',
    },
    key: [...ownKey, 'id'],
  },
};

const listRows: Table = {
  columns: { organisation_id: 'owner', version: 'number', n: 'number', row: 'text' },
  key: ['organisation_id', 'version', 'n'],
};

export const organisationStore: Record<string, Table> = {
  organisation_import: {
    columns: {
      organisation_id: 'owner',
      list: 'id',
      version: 'number',
      import_id: 'id',
      at: 'id',
      imported_by: 'id',
      format: 'id',
      row_count: 'number',
    },
    key: ['organisation_id', 'list', 'version'],
  },
  organisation_venues: listRows,
  organisation_vendors: listRows,
  organisation_prices: listRows,
  knowledge_overrides: {
    columns: {
      organisation_id: 'owner',
      name: 'id',
      version: 'number',
      value: 'text',
      source: 'text',
      at: 'id',
      set_by: 'id',
    },
    key: ['organisation_id', 'name', 'version'],
    optional: ['value'],
  },
};

export const memberStore: Record<string, Table> = {
  member: {
    columns: { organisation_id: 'owner', id: 'id', name: 'text', roles: 'text', substitutes: 'text' },
    key: ['organisation_id', 'id'],
    // An identity belongs to one organisation: who asks is found by it alone.
    unique: ['id'],
  },
};

export const requestStore: Record<string, Table> = {
  request: {
    columns: { organisation_id: 'owner', id: 'id', body_hash: 'id', taken_at: 'number', answer: 'text' },
    key: ['organisation_id', 'id'],
    optional: ['answer'],
  },
};

export const memberLog: Record<string, Table> = {
  member_change: {
    columns: { organisation_id: 'owner', version: 'number', at: 'id', changed_by: 'id', changes: 'text' },
    key: ['organisation_id', 'version'],
  },
};

export const dataKeys: Record<string, Table> = {
  data_key: {
    columns: {
      organisation_id: 'owner',
      id: 'id',
      purpose: 'id',
      version: 'number',
      wrapped: 'text',
      wrapped_by: 'text',
      created_at: 'id',
      retired_at: 'id',
    },
    key: ['organisation_id', 'id'],
    // Of two that make a key for the same purpose at once, one is let in.
    unique: ['organisation_id', 'purpose', 'version'],
    optional: ['retired_at'],
  },
};

export const policyStore: Record<string, Table> = {
  organisation_policy: {
    columns: {
      organisation_id: 'owner',
      version: 'number',
      at: 'id',
      set_by: 'id',
      reason: 'text',
      policy: 'text',
    },
    key: ['organisation_id', 'version'],
  },
};
