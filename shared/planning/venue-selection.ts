import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import type { VenueLead } from '../artifacts/venue-leads.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import { dayWords } from '../kernel/day-words.ts';
import { formatMinor } from '../kernel/money.ts';
import { holidaysOn, type PublicHoliday } from './public-holidays.ts';

export interface SelectionAsk {
  leads: readonly VenueLead[];
  criteria: VenueCriteriaBody;
  directive: { excluded: readonly string[]; limitMinor: number | null };
  /** What a room given for nothing would have cost. */
  lentValueMinor: number;
  /** Most candidates to keep, and how many there should be at least. */
  candidates: number;
  atLeast: number;
  /** Up to which amount of the range the list is filled beyond the least number. */
  fillTo: 'target' | 'maximum';
}

interface Judged {
  lead: VenueLead;
  candidate: VenueCandidate;
  /** Why it cannot come into question at all; empty when it can. */
  reasons: string[];
}

/**
 * Hard filters first. Then what keeps to the usual share of the budget, best suited first; where those are fewer than
 * `atLeast`, what stays below the maximum; then the cheapest above it, marked, so that a person can decide on something.
 * With `fillTo: 'maximum'` what stays below the maximum fills the list up in any case.
 */
export function selectCandidates(ask: SelectionAsk): {
  candidates: VenueCandidate[];
  excluded: { leadId: string; name: string; reason: string }[];
} {
  const judged = ask.leads.map((lead): Judged => {
    const candidate = toCandidate(lead, ask);
    return { lead, candidate, reasons: failures(lead, candidate, ask) };
  });
  const fitting = judged.filter(({ reasons }) => reasons.length === 0);
  const dearest = Math.max(1, ...fitting.map(({ candidate }) => candidate.costMinor));
  const suited = fitting.toSorted(
    (a, b) => suits(b.candidate, dearest) - suits(a.candidate, dearest) || (a.lead.id < b.lead.id ? -1 : 1),
  );
  const target = ask.criteria.budgetRange?.targetMinor ?? Number.POSITIVE_INFINITY;
  const kept = suited.filter(({ candidate }) => candidate.costMinor <= target).slice(0, ask.candidates);
  const cheaper = fitting.toSorted(
    (a, b) => a.candidate.costMinor - b.candidate.costMinor || (a.lead.id < b.lead.id ? -1 : 1),
  );
  const more = cheaper.filter((entry) => !kept.includes(entry) && entry.candidate.costMinor > target);
  // A room that is certainly lent needs no dearer rivals.
  const settled = ask.criteria.lentVenue?.certain === true && kept.some(({ lead }) => lead.lent);
  if (!settled) {
    const missing = Math.max(0, ask.atLeast - kept.length);
    const limit = ask.fillTo === 'maximum' ? (ask.criteria.budgetRange?.maxMinor ?? 0) : target;
    const affordable = more.filter(({ candidate }) => candidate.costMinor <= limit);
    const room = Math.max(0, ask.candidates - kept.length);
    kept.push(...more.slice(0, Math.max(missing, Math.min(room, affordable.length))));
  }
  const listedOver = kept.some(({ candidate }) => candidate.overEnvelope);
  const excluded = judged
    .filter((entry) => !kept.includes(entry))
    .map(({ lead, candidate, reasons }) => ({
      leadId: lead.id,
      name: lead.name,
      reason: reasonFor(candidate, reasons, { ...ask, listedOver }),
    }));
  return { candidates: kept.map(({ candidate }) => candidate), excluded };
}

/** Per mille: six parts what the source says of it, four parts price against the dearest that fits (planner's judgement). */
function suits({ fit, costMinor }: VenueCandidate, dearest: number): number {
  const judged = Object.values(fit);
  const mean = judged.length === 0 ? 500 : judged.reduce((sum, share) => sum + share, 0) / judged.length;
  return Math.round(mean * 0.6 + 400 * (1 - costMinor / dearest));
}

function reasonFor(
  { costMinor, currency, overEnvelope }: VenueCandidate,
  reasons: readonly string[],
  { criteria, listedOver }: Pick<SelectionAsk, 'criteria'> & { listedOver: boolean },
): string {
  if (reasons.length > 0) return reasons.join('; ');
  const cost = formatMinor(costMinor, currency);
  const range = criteria.budgetRange;
  if (range && overEnvelope) {
    const dearer = listedOver ? ', and dearer than every venue on the list' : '';
    return `costs about ${cost}, more than the ${formatMinor(range.maxMinor, currency)} that are set aside at most${dearer}`;
  }
  if (range && costMinor > range.targetMinor)
    return `costs about ${cost}, more than the target of ${formatMinor(range.targetMinor, currency)}`;
  return `fits, but others suit better (${cost})`;
}

function failures(
  lead: VenueLead,
  candidate: VenueCandidate,
  { criteria, directive }: SelectionAsk,
): string[] {
  const { limitMinor, excluded } = directive;
  const hard = criteria.filters.filter((filter) => filter.hard);
  const lacking = hard.filter(
    ({ id }) => !candidate.meets.includes(id) && !candidate.toVerify.some((check) => check.id === id),
  );
  const late = lead.source === 'archetype' ? null : hoursMissed(lead, criteria);
  return [
    ...(excluded.includes(candidate.id) || excluded.includes(lead.id) ? ['turned down by a person'] : []),
    ...(lead.layoutCapacity < criteria.minCapacity
      ? [`holds ${lead.layoutCapacity}, ${criteria.minCapacity} are needed`]
      : []),
    ...(lead.layoutCapacity > criteria.maxCapacity
      ? [`holds ${lead.layoutCapacity}: far too large for ${criteria.minCapacity}`]
      : []),
    ...roomsMissing(lead, criteria),
    ...lacking.map(({ label }) => `lacks a must: ${label}`),
    ...(late ? [late] : []),
    ...(limitMinor !== null && candidate.costMinor > limitMinor
      ? [
          `costs about ${formatMinor(candidate.costMinor, candidate.currency)}, the limit set by a person is ${formatMinor(limitMinor, candidate.currency)}`,
        ]
      : []),
  ];
}

/** Where the brief spreads the event, each house needs its share of the rooms only. */
function roomsMissing(
  { rooms }: VenueLead,
  { parallelRooms, buildings }: Pick<VenueCriteriaBody, 'parallelRooms' | 'buildings'>,
): string[] {
  const needed = Math.ceil(parallelRooms / (buildings?.count ?? 1));
  return rooms < needed ? [`has ${rooms} rooms, ${needed} are needed at the same time`] : [];
}

function toCandidate(lead: VenueLead, { criteria, lentValueMinor }: SelectionAsk): VenueCandidate {
  const { id, basis: _basis, hireMinor, contact: _contact, lent, notes, fit, ...same } = lead;
  const costMinor = lent ? 0 : hireMinor;
  const checks = criteria.filters.map(({ id: filter, label }) => ({
    filter,
    label,
    state: filterState(lead, filter),
  }));
  const hours = hoursMissed(lead, criteria);
  const max = criteria.budgetRange?.maxMinor;
  return {
    ...same,
    id: id.replace(/^lead-/, 'cand-'),
    leadId: id,
    costMinor,
    meets: checks.filter(({ state }) => state === 'met' || state === 'usual').map(({ filter }) => filter),
    toVerify: [
      ...checks.flatMap(({ filter, label, state }) => {
        const known = state === 'usual' ? 'usual for this kind' : 'differs from place to place';
        return state === 'usual' || state === 'unknown'
          ? [{ id: filter, what: `${label}: ${known}, to be checked on site` }]
          : [];
      }),
      ...(hours ? [{ id: 'hours', what: hours }] : []),
      ...criteria.days.flatMap((day) => holidaysOn(day, criteria.country)).map(openOn),
      ...(lent && !criteria.lentVenue?.certain
        ? [{ id: 'lent', what: 'The host has not agreed yet: ask in writing' }]
        : []),
    ],
    fit: hours ? { ...fit, flexibility: 0 } : fit,
    overEnvelope: max !== undefined && costMinor > max,
    ...(lent && { valueInKindMinor: lentValueMinor }),
    notes: lent ? `${notes} Lent for nothing; what it is worth is shown as value in kind.`.trim() : notes,
    basis: lead.basis,
  };
}

/** Many houses are shut on a public holiday, whatever their usual hours are. */
function openOn({ date, name }: PublicHoliday): VenueCandidate['toVerify'][number] {
  const what = `Open on ${dayWords(date)}, a public holiday (${name}): ask, and for the surcharge`;
  return { id: `holiday-${date}`, what };
}

type FilterState = 'met' | 'usual' | 'unknown' | 'missing';

const stepFreeStates = { yes: 'met', usual: 'usual', varies: 'unknown', no: 'missing' } as const;

function filterState({ stepFree, features, source }: VenueLead, filter: string): FilterState {
  if (filter === 'step-free') return stepFreeStates[stepFree];
  if (features.includes(filter)) return 'met';
  // A kind of venue cannot be asked; a listed one that does not name an open-air site has none.
  return source === 'archetype' || !['outdoor', 'camping'].includes(filter) ? 'unknown' : 'missing';
}

/** Usual hours that end before the event is cleared away, or begin after set-up has to. */
function hoursMissed({ opens, closes }: VenueLead, { hours }: VenueCriteriaBody): string | null {
  if (!hours || !opens || !closes) return null;
  const day = 24 * 60;
  const open = minutes(opens);
  const close = minutes(closes) <= open ? minutes(closes) + day : minutes(closes);
  const from = minutes(hours.accessFrom);
  const until = minutes(hours.outBy) <= from ? minutes(hours.outBy) + day : minutes(hours.outBy);
  if (from >= open && until <= close) return null;
  return `Open ${opens} to ${closes}, needed ${hours.accessFrom} to ${hours.outBy}: longer hours have to be agreed`;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
