import type { PageAsked } from './page.ts';
import type { Scope } from './scope.ts';

/** A report on a period of an organisation. */
export interface Report {
  /** The first day of its period, UTC: an organisation has one report that begins on a day. */
  id: string;
  from: string;
  to: string;
  /** Wall-clock time, ISO UTC. */
  writtenAt: string;
  /** Events that it was written on; one that was erased since has no part any more. */
  events: number;
}

/** What a report holds of one event. It is sealed with the event's own key and goes with it. */
export interface ReportPart {
  eventId: string;
  body: unknown;
}

/** Each method is bound to the organisation of its scope. */
export interface ReportStore {
  /** Newest period first; after the one with this id. */
  list(scope: Scope, asked: PageAsked<string>): Promise<Report[]>;
  find(scope: Scope, id: string): Promise<{ report: Report; parts: ReportPart[] } | undefined>;
  /** Together or not at all. False: there is one that begins on that day. Parts of erased events are left out. */
  write(scope: Scope, report: Omit<Report, 'events'>, parts: readonly ReportPart[]): Promise<boolean>;
}
