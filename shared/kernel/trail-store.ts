import type { Scope } from './scope.ts';

/** What is kept of a run besides its plan and its logs: the feed of what happened, and the traces of its agents. */
export const trails = ['activity', 'trace'] as const;
export type Trail = (typeof trails)[number];

export interface DuePage {
  /** Wall clock, ISO UTC: what is older may go. */
  before: string;
  /** Ids after this one, at most so many. */
  after: string;
  limit: number;
}

/** How far the trails of runs were removed by age. The entries themselves lie in the document store. */
export interface TrailStore {
  /** Number of the last entry that was removed; 0 where none was. */
  removedUpTo(scope: Scope, eventId: string, trail: Trail): Promise<number>;
  /** Ids of runs that are over and may have kept older entries, in order. */
  due(scope: Scope, trail: Trail, page: DuePage): Promise<string[]>;
  /** From now on nobody reads entries up to this number. A smaller number than before changes nothing. */
  remove(scope: Scope, eventId: string, trail: Trail, upTo: number): Promise<void>;
  /** Nothing that is kept is older than this (wall clock, ISO UTC). */
  keep(scope: Scope, eventId: string, trail: Trail, oldest: string): Promise<void>;
}
