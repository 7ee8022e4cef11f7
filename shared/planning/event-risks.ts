import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { BriefConcept } from '../knowledge/brief-concepts.ts';
import { currencyByCountry } from '../knowledge/places.ts';
import type { RiskCategory } from '../knowledge/risk-catalogue.ts';
import type { TaskOwner } from '../knowledge/work-breakdown-task.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { attendanceModel } from './attendance.ts';
import { factsOfBrief, type PeopleFigures } from './brief-facts.ts';
import { holidaysDuring } from './date-notes.ts';
import { isGathering } from './audiences.ts';
import { briefRisks } from './brief-risks.ts';
import { type RatedRisk, rateRisks } from './risk-rating.ts';

export interface AssessedRisk {
  id: string;
  title: string;
  category: RiskCategory;
  probability: number;
  impact: number;
  rating: number;
  residual: { probability: number; impact: number; rating: number };
  mitigation: string;
  trigger: string;
  response: string;
  owner: TaskOwner;
  /** What in this brief raises it. */
  because: string[];
  basis: Basis;
}

export interface RiskAsk {
  brief: EventBriefBody;
  /** Fewer weeks are left than are likely. */
  compressed: boolean;
  weeksAvailable: number;
  /** Holidays, bridge days and observances on the event days. */
  dateNotes: readonly string[];
  figures?: PeopleFigures;
}

/** Catalogue risks as this brief changes them, and those that only this brief has; worst residual rating first. */
export function assessedRisks(ask: RiskAsk): AssessedRisk[] {
  const { brief, compressed } = ask;
  const facts = factsOfBrief(brief, ask.figures);
  const local = currencyByCountry.get(facts.country);
  const sponsors =
    brief.incomeGoals.some(({ kind }) => kind === 'sponsorship') ||
    constraintsOf(brief, 'sponsorship').length > 0;
  const rated = rateRisks({
    facts,
    heads: attendanceModel(facts).heads.value,
    shortLead: compressed,
    sponsors,
    gathering: isGathering(brief),
    foreignCurrency: brief.budget !== null && local !== undefined && brief.budget.currency !== local,
  });
  const own = briefRisks(brief, facts).map((risk) => withResidual(risk));
  return [...rated.map((risk) => inThisBrief(risk, ask)), ...own].sort(
    (a, b) => b.residual.rating - a.residual.rating || b.rating - a.rating || (a.id < b.id ? -1 : 1),
  );
}

/** Wishes of a brief that make a catalogue risk likelier by one. */
const raisedByWish: Readonly<Record<string, readonly BriefConcept[]>> = {
  R08: ['internet'],
  R10: ['power'],
  R13: ['kosher', 'halal', 'allergens'],
  R25: ['religious-observance'],
  R31: ['step-free', 'hearing-loop', 'captions', 'sign-language'],
};

const featureWords: Readonly<Record<string, string>> = {
  outdoor: 'open air',
  alcohol: 'a bar',
  hybrid: 'people online',
  'short-lead': 'fewer weeks than such an event usually takes',
  free: 'nobody pays to come',
  'first-edition': 'first edition',
  'over-500': 'more than 500 people',
  vip: 'VIPs',
  children: 'children',
};

function inThisBrief(risk: RatedRisk, { brief, dateNotes, weeksAvailable }: RiskAsk): AssessedRisk {
  const features = String(risk.basis.inputs['raisedBy'] ?? '')
    .split(', ')
    .flatMap((name) => featureWords[name] ?? []);
  const wishes = (raisedByWish[risk.id] ?? []).flatMap((concept) =>
    constraintsOf(brief, concept).map(({ constraint }) => constraint.text),
  );
  const dates = risk.id === dateRiskId ? dateNotes : [];
  const because = [...new Set([...features, ...wishes, ...dates])];
  const added = (wishes.length > 0 ? 1 : 0) + (dates.length > 0 ? 2 : 0);
  const probability = Math.min(5, risk.probability + added);
  const inputs = { ...risk.basis.inputs, raisedByBrief: added };
  const formula = 'min(5, usual probability + adjustments + raisedByBrief) x impact';
  const { id, title, category, impact, owner } = risk;
  const { mitigation, response, ...watched } = { ...risk, ...knownClash(risk.id, brief) };
  const trigger = triggerFor(watched.trigger, brief, weeksAvailable);
  return withResidual({
    id,
    title,
    category,
    probability,
    impact,
    mitigation,
    trigger,
    response,
    owner,
    because,
    basis: { ...risk.basis, formula, inputs },
  });
}

/** Date clashes: the risk that the date notes speak of. */
const dateRiskId = 'R25';

/** A public holiday on the event days is no discovery any more: what is left is whether everybody is there (planner's judgement). */
function knownClash(
  riskId: string,
  brief: EventBriefBody,
): Partial<Pick<RatedRisk, 'mitigation' | 'trigger' | 'response'>> {
  const holidays = riskId === dateRiskId ? holidaysDuring(brief) : [];
  if (holidays.length === 0) return {};
  const days = holidays.map(({ date, name }) => `${dayWords(date)} (${name})`).join(' and ');
  return {
    mitigation: `House, suppliers and staff confirm ${days} in writing, with their surcharges; joining information names the holiday`,
    trigger: `Known: planned on ${days}, a public holiday; not confirmed by house or supplier 8 weeks before`,
    response: 'Replace whoever is closed; adapt the hours; else ask the owner about the other dates again',
  };
}

/** Mitigations of these kinds keep a spare at hand: they soften the blow and not only its likelihood. */
const softened: readonly RiskCategory[] = ['technical', 'supplier', 'weather'];

function withResidual(risk: Omit<AssessedRisk, 'rating' | 'residual'>): AssessedRisk {
  const probability = Math.max(1, risk.probability - 1);
  const impact = softened.includes(risk.category) ? Math.max(1, risk.impact - 1) : risk.impact;
  const basis = { ...risk.basis, source: risk.basis.source || judgement };
  return {
    ...risk,
    basis,
    rating: risk.probability * risk.impact,
    residual: { probability, impact, rating: probability * impact },
  };
}

/** Checkpoints before the event, moved into the weeks that are left; evening events have no half past ten. */
function triggerFor(trigger: string, { dailyHours, dates }: EventBriefBody, weeksAvailable: number): string {
  const latest = Math.max(1, Math.floor(weeksAvailable / 2));
  const inTime = trigger.replaceAll(
    /(\d+) weeks before/g,
    (_, weeks: string) => `${countWords(Math.min(Number(weeks), latest), 'week')} before`,
  );
  const single = dates?.days.length === 1;
  const begins = dailyHours?.from ?? '09:00';
  if (!single && begins < '10:00') return inTime;
  return inTime.replace(
    'Day-1 check-in < 75 % by 10:30',
    'Check-in < 75 % of registrations 30 min after the start',
  );
}
