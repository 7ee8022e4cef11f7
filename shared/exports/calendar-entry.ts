/** One line of the planner's calendar. Texts are raw; the calendar escapes them. */
export interface CalendarEntry {
  /** Names the thing in this event for good: re-exports keep it. */
  key: string;
  kind: 'day' | 'session' | 'milestone' | 'approval' | 'payment' | 'hold';
  title: string;
  /** Lines of the description. */
  details: readonly string[];
  location?: string;
  /** Whole days, both included, or local times in the event's zone. */
  when: { first: string; last: string } | { start: string; end: string };
  /** Sessions: the track; null for what everybody attends. */
  track?: string | null;
  /** Not decided yet. */
  tentative: boolean;
  /** Of what it was read from: a later revision replaces an earlier one. */
  revision: number;
  /** Instant at which that was made. */
  madeAt: string;
}

/** What a calendar is cut down to. */
export interface CalendarChoice {
  only?: 'sessions' | 'milestones' | 'deadlines';
  /** Sessions of this track and those that everybody attends. */
  track?: string;
}

const kindsOf: Record<NonNullable<CalendarChoice['only']>, readonly CalendarEntry['kind'][]> = {
  sessions: ['session'],
  milestones: ['milestone'],
  deadlines: ['approval', 'payment', 'hold'],
};

export function chosenEntries(
  entries: readonly CalendarEntry[],
  { only, track }: CalendarChoice,
): CalendarEntry[] {
  const kinds = only ? kindsOf[only] : track === undefined ? undefined : kindsOf.sessions;
  return entries
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .filter((entry) => track === undefined || entry.kind !== 'session' || (entry.track ?? track) === track);
}
