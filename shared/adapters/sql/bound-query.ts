import type { Kysely } from 'kysely';
import { seesOwnEventsOnly, type Scope } from '../../kernel/scope.ts';
import type { Database } from './schema.ts';

export interface Bindable<Q> {
  where(column: 'organisation_id' | 'event_id', operator: '=', value: string): Q;
  where(column: 'event_id', operator: 'in', value: OwnEvents): Q;
}
type OwnEvents = ReturnType<typeof ownEvents>;

/** Ids of the events that the person submitted. */
export function ownEvents(db: Kysely<Database>, { organisationId, principal }: Scope) {
  return db
    .selectFrom('event')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('created_by', '=', principal.id);
}

/** Binds a query to the organisation and the event, and for a partner to the events that it submitted. */
export function bound<Q extends Bindable<Q>>(
  query: Q,
  db: Kysely<Database>,
  scope: Scope,
  eventId: string,
): Q {
  const own = query.where('organisation_id', '=', scope.organisationId).where('event_id', '=', eventId);
  return seesOwnEventsOnly(scope) ? own.where('event_id', 'in', ownEvents(db, scope)) : own;
}
