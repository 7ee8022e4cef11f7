import { catalog } from '../../../shared/workflow/catalog.ts';
import type { Session } from '../../../shared/artifacts/schedule.ts';
import type { Drafted } from './drafted.ts';
import type { Property } from './money-and-time.ts';

const overlap = (a: { start: string; end: string }, b: { start: string; end: string }) =>
  a.start < b.end && b.start < a.end;

export function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}

/** No room, speaker or single resource twice at one time; everybody fits; all inside the days' hours. */
export const nothingIsDoubleBooked: Property = ({ Schedule, EventBrief, LogisticsPlan }) => {
  const { sessions, rooms, resources, days, timeZone, curfew, tearDown } = Schedule;
  const single = new Set(resources.filter(({ units }) => units === 1).map(({ id }) => id));
  const shared = (a: Session, b: Session) => [
    ...(a.roomId === b.roomId ? [`room ${a.roomId}`] : []),
    ...a.speakers.filter((name) => b.speakers.includes(name)),
    ...a.resources.filter((id) => single.has(id) && b.resources.includes(id)),
  ];
  const inside = ({ start, end }: Session) =>
    days.some(({ doors, closes }) => doors <= start && end <= closes);
  return [
    ...pairs(sessions)
      .filter(([a, b]) => overlap(a, b))
      .flatMap(([a, b]) => shared(a, b).map((what) => `${what} is used by ${a.id} and ${b.id} at once`)),
    ...sessions.flatMap((entry) =>
      entry.expectedAudience <= (rooms.find(({ id }) => id === entry.roomId)?.capacity ?? 0)
        ? []
        : [`${entry.id} is too large for ${entry.roomId}`],
    ),
    ...sessions.filter((entry) => !inside(entry)).map(({ id }) => `${id} lies outside the hours`),
    ...(timeZone === (EventBrief.timeZone ?? 'UTC') ? [] : [`${timeZone} is not the time zone of the event`]),
    ...(curfew !== null && tearDown.end > curfew ? ['tear-down ends after the curfew'] : []),
    ...overbooked(LogisticsPlan),
  ];
};

/** Units of one resource in use at one time never exceed what there is. */
function overbooked({ bookings }: Drafted['LogisticsPlan']): string[] {
  return bookings.flatMap(({ resource, from, available }) => {
    const used = bookings
      .filter((other) => other.resource === resource && other.from <= from && from < other.to)
      .reduce((total, { units }) => total + units, 0);
    return used > available ? [`${resource}: ${used} of ${available} in use at ${from}`] : [];
  });
}

/** E-mail addresses, phone numbers and links. */
const contact = /[\w.+-]+@[\w-]+\.\w+|(?:\+|\b00)\d[\d ()/-]{6,}\d|https?:\/\/|\bwww\./g;

/** No contact that the brief did not give, no real-looking sample venue, no hold beyond requested. */
export const nothingIsInvented: Property = (plan) => {
  const { EventBrief, VenueLeads } = plan;
  const given = JSON.stringify(EventBrief);
  const { conflicts: _conflicts, gaps: _gaps, ...bodies } = plan;
  const contacts = JSON.stringify(bodies).match(contact) ?? [];
  const holds =
    JSON.stringify(bodies).match(/"(?:status|hold)":"(?:tentative|definite|confirmed|signed)"/g) ?? [];
  return [
    ...contacts.filter((text) => !given.includes(text)).map((text) => `invented contact ${text}`),
    ...holds.map((text) => `${text} without anybody having confirmed it`),
    ...VenueLeads.leads.flatMap(({ name, source, lent }) =>
      source !== 'archetype' || lent || name.endsWith('(sample kind)')
        ? []
        : [`${name} reads like a real place`],
    ),
  ];
};

export const scorecardIsFair: Property = ({ VenueScorecard, VenueShortlist }) => {
  const { criteria, rows, ranking, recommended, rationale } = VenueScorecard;
  const weights = criteria.reduce((total, { weightBp }) => total + weightBp, 0);
  const totals = rows.map(({ candidateId, scores }) => ({
    candidateId,
    missing: criteria.filter(({ id }) => !scores.some(({ criterionId }) => criterionId === id)),
  }));
  const winner = rows.find(({ candidateId }) => candidateId === recommended);
  return [
    ...(weights === 10_000 ? [] : [`weights sum to ${weights}`]),
    ...totals.flatMap(({ candidateId, missing }) =>
      missing.map(({ id }) => `${candidateId} is not scored on ${id}`),
    ),
    ...VenueShortlist.candidates.flatMap(({ id }) =>
      rows.some(({ candidateId }) => candidateId === id) ? [] : [`${id} is not scored`],
    ),
    ...(recommended === (ranking[0] ?? null) ? [] : ['the first of the ranking is not recommended']),
    ...(winner && !rationale.includes(String(winner.totalPerMille)) ? ['the rationale cites no score'] : []),
  ];
};

/** A hard criterion that a venue fails excludes it, it never only costs points. */
export const hardCriteriaExclude: Property = ({ VenueCriteria, VenueShortlist }) =>
  VenueShortlist.candidates.flatMap((candidate) => [
    ...(candidate.layoutCapacity >= VenueCriteria.minCapacity ? [] : [`${candidate.id} is too small`]),
    ...VenueCriteria.filters
      .filter(({ hard, id }) => hard && !candidate.meets.includes(id))
      .filter(({ id }) => !candidate.toVerify.some((entry) => entry.id === id))
      .map(({ id }) => `${candidate.id} fails ${id}`),
  ]);

export const risksAreAnswered: Property = ({ RiskRegister, ContingencyPlan }) =>
  RiskRegister.risks.flatMap((risk) => [
    ...(risk.rating === risk.probability * risk.impact ? [] : [`${risk.id}: ${risk.rating} is no product`]),
    ...(risk.rating < 8 || (risk.mitigation && risk.trigger && risk.response && risk.owner)
      ? []
      : [`${risk.id} is incomplete`]),
    ...(risk.rating < 8 || ContingencyPlan.scenarios.some(({ riskId }) => riskId === risk.id)
      ? []
      : [`${risk.id} is rated ${risk.rating} and has no scenario`]),
  ]);

/** Every body fits its schema and its invariants, read again from its JSON. */
export const everyBodyIsValid: Property = (plan) => {
  const bodies: Record<string, unknown> = { ...plan };
  return [...catalog.artifacts.values()].flatMap((artifact) => {
    const body = bodies[artifact.type];
    if (body === undefined) return [];
    const parsed = artifact.schema.safeParse(JSON.parse(JSON.stringify(body)));
    return parsed.success ? [] : [`${artifact.type}: ${parsed.error.message}`];
  });
};
