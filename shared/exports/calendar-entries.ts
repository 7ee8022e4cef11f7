import { budgetDecision } from '../artifacts/budget-decision.ts';
import { costModel } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { schedule, type Session } from '../artifacts/schedule.ts';
import { timeline } from '../artifacts/timeline.ts';
import type { ArtifactDefinition } from '../kernel/define-artifact.ts';
import { addDays } from '../planning/calendar-date.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { deadlineEntries } from './calendar-deadlines.ts';
import { drafted, type DatedPlan } from './plan-contents.ts';
import { countWords } from '../kernel/count-words.ts';
import { capitalised } from '../kernel/capitalised.ts';
import { moneyWords } from './plan-words.ts';

/** Everything of the plan that has a date, in the order of the plan. */
export function calendarEntries(plan: DatedPlan): CalendarEntry[] {
  return [
    ...dayEntries(plan),
    ...sessionEntries(plan),
    ...milestoneEntries(plan),
    ...deadlineEntries(plan),
    ...paymentEntries(plan),
  ];
}

/** What every entry from one artifact shares. */
function origin<T extends string, B>(plan: DatedPlan, artifact: ArtifactDefinition<T, B>) {
  const { revision = 1, createdAt = '' } = plan.revisions[artifact.type] ?? {};
  const open = (plan.provisional[artifact.type] ?? []).length > 0;
  return { revision, madeAt: createdAt, tentative: open };
}

/** A bar over the event days; days that do not follow each other get a bar each. */
function dayEntries(plan: DatedPlan): CalendarEntry[] {
  const programme = drafted(plan, schedule);
  const dates = drafted(plan, timeline);
  const from = programme ? origin(plan, schedule) : origin(plan, timeline);
  const spans = programme
    ? consecutive(programme.days.map(({ date }) => date))
    : dates
      ? [{ first: dates.eventStart, last: dates.eventEnd }]
      : [];
  return spans.map((when, index) => ({
    key: `day-${index + 1}`,
    kind: 'day',
    title: plan.title,
    details: venueWords(plan),
    location: placeWords(plan),
    when,
    ...from,
  }));
}

function consecutive(days: readonly string[]): { first: string; last: string }[] {
  const spans: { first: string; last: string }[] = [];
  for (const day of days) {
    const open = spans.at(-1);
    if (open && addDays(open.last, 1) === day) open.last = day;
    else spans.push({ first: day, last: day });
  }
  return spans;
}

function sessionEntries(plan: DatedPlan): CalendarEntry[] {
  const programme = drafted(plan, schedule);
  const rooms = new Map(programme?.rooms.map(({ id, name }) => [id, name]));
  return (programme?.sessions ?? []).map((session) => ({
    key: `session-${session.id}`,
    kind: 'session',
    title: session.title,
    details: sessionWords(session),
    location: [rooms.get(session.roomId), placeWords(plan)].filter(Boolean).join(', '),
    when: { start: session.start, end: session.end },
    track: session.plenary ? null : session.track,
    ...origin(plan, schedule),
  }));
}

function sessionWords({ kind, track, speakers, expectedAudience, pinned }: Session): string[] {
  return [
    capitalised(kind),
    ...(track === null ? [] : [`Track: ${track}`]),
    ...(speakers.length === 0 ? [] : [`Speakers: ${speakers.join(', ')}`]),
    ...(expectedAudience === 0 ? [] : [`${countWords(expectedAudience, 'person', 'people')} expected`]),
    ...(pinned ? [pinned] : []),
  ];
}

function milestoneEntries(plan: DatedPlan): CalendarEntry[] {
  return (drafted(plan, timeline)?.milestones ?? []).map(({ id, title, date }) => ({
    key: `milestone-${id}`,
    kind: 'milestone',
    title: `Milestone: ${title}`,
    details: [],
    when: { first: date, last: date },
    ...origin(plan, timeline),
  }));
}

function paymentEntries(plan: DatedPlan): CalendarEntry[] {
  const proposal = drafted(plan, budgetDecision);
  if (!proposal) return [];
  const seen = new Map<string, number>();
  return proposal.payments.map(({ what, dueOn, amountMinor, basis }) => {
    const times = (seen.get(what) ?? 0) + 1;
    seen.set(what, times);
    return {
      key: `payment-${what}-${times}`,
      kind: 'payment',
      title: `Payment due: ${what}, ${moneyWords(amountMinor, proposal.currency)}`,
      details: [`Planned, not agreed with anybody yet (${basis.source}).`],
      when: { first: dueOn, last: dueOn },
      ...origin(plan, budgetDecision),
    };
  });
}

function venueWords(plan: DatedPlan): string[] {
  const venue = drafted(plan, costModel)?.venue;
  if (!venue || venue.standing === 'none') return ['Venue: not chosen yet'];
  return [`Venue: ${venue.name}${venue.standing === 'chosen' ? '' : ' (proposed, not chosen yet)'}`];
}

function placeWords(plan: DatedPlan): string {
  const place = drafted(plan, eventBrief)?.place;
  return place ? [place.area, place.city].filter(Boolean).join(', ') : '';
}
