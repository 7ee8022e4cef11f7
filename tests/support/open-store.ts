import { openSqlite } from '../../infra/local/sql/open-sqlite.ts';
import { openSql, type SqlStores } from '../../shared/adapters/sql/open-sql.ts';
import type { EventRow } from '../../shared/kernel/run-store.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import { testWrapper } from './test-wrapper.ts';

export const scope: Scope = {
  organisationId: 'org-a',
  principal: { id: 'ola', name: 'Ola', roles: ['planner'] },
};

/** A store in memory, or in a file that outlives it. */
export async function openStore(file = ':memory:'): Promise<SqlStores> {
  return openSql(openSqlite(file).dialect, 'sqlite', testWrapper());
}

export function eventRow(change: Partial<EventRow> = {}): EventRow {
  return {
    organisationId: scope.organisationId,
    id: 'evt-1',
    title: 'Test event',
    state: 'Initiate',
    status: 'running',
    waitingFor: [],
    execution: 'live',
    rehearsalOf: null,
    level: 'Beginner',
    seed: 7,
    asOf: '2027-02-01',
    speed: 1,
    startedAt: 0,
    until: null,
    correlationId: 'evt-1',
    createdAt: '2027-02-01T00:00:00.000Z',
    createdBy: 'ola',
    closed: false,
    acknowledged: 0,
    ...change,
  };
}
