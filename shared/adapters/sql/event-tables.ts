import type { Table } from './migrations.ts';

const owned = { organisation_id: 'owner', event_id: 'owner' } as const;
const work = { queue: 'id', task: 'id', operation: 'id', attempt: 'number' } as const;
const why = { reason: 'text', description: 'text', at: 'id' } as const;
export const deadLetters: Table = {
  columns: { ...owned, id: 'id', ...work, ...why, retried_by: 'id', retried_at: 'id' },
  key: ['organisation_id', 'id'],
  optional: ['retried_by', 'retried_at'],
};

export const modelTurn: Table = {
  columns: { ...owned, id: 'id', fingerprint: 'id', answer: 'text' },
  key: ['organisation_id', 'event_id', 'id'],
};
