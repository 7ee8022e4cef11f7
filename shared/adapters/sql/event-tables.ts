import type { Table } from './migrations.ts';

const owned = { organisation_id: 'owner', event_id: 'owner' } as const;
const work = { queue: 'id', task: 'id', operation: 'id', attempt: 'number' } as const;
const why = { reason: 'text', description: 'text', at: 'id' } as const;
export const deadLetters: Table = {
  columns: { ...owned, id: 'id', ...work, ...why, retried_by: 'id', retried_at: 'id' },
  key: ['organisation_id', 'id'],
  optional: ['retried_by', 'retried_at'],
};

export const reports: Record<string, Table> = {
  report: {
    columns: {
      organisation_id: 'owner',
      id: 'id',
      last_day: 'id',
      written_at: 'id',
      events: 'number',
    },
    key: ['organisation_id', 'id'],
  },
  report_part: {
    columns: { ...owned, report: 'id', body: 'text' },
    key: ['organisation_id', 'event_id', 'report'],
  },
};

export const logCheckpoint: Table = {
  columns: { ...owned, log: 'id', seq: 'number', hash: 'id', removed_at: 'id', signature: 'id' },
  key: ['organisation_id', 'event_id', 'log'],
};

export const trailMark: Table = {
  columns: { ...owned, trail: 'id', up_to: 'number', oldest: 'id' },
  key: ['organisation_id', 'event_id', 'trail'],
};

export const modelTurn: Table = {
  columns: { ...owned, id: 'id', fingerprint: 'id', answer: 'text' },
  key: ['organisation_id', 'event_id', 'id'],
};
