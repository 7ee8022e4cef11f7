import { countWords } from '../../../kernel/count-words.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { BriefConstraint, EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { type Requirement, requirements } from '../../../artifacts/requirements.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { formatMinor } from '../../../kernel/money.ts';
import { briefConcepts } from '../../../knowledge/brief-concepts.ts';
import { type RequirementPhrase, requirementPhrases } from '../../../knowledge/requirement-phrases.ts';
import { impliedBy, verificationOf } from '../../../planning/implied-requirements.ts';
import { hoursWords } from '../../../planning/event-hours.ts';

interface RequirementParams {
  /** Wishes kept, in the brief's order. */
  niceToHaves: number;
  /** What an event of this size needs though the brief does not say so. */
  implied: boolean;
  /** Who checks each one, and when. */
  verification: boolean;
}

export const deriveRequirements = defineTask({
  name: 'derive-requirements',
  title: 'Derive the requirements',
  agent: 'event-planner',
  reads: [eventBrief],
  writes: requirements,
  refinable: ['note'],
  levels: {
    Beginner: { niceToHaves: 10, implied: false, verification: false },
    Intermediate: { niceToHaves: 20, implied: true, verification: false },
    Advanced: { niceToHaves: 40, implied: true, verification: true },
  } satisfies Record<string, RequirementParams>,
  draft: ({ EventBrief: brief }, { params }) => {
    const stated = [
      ...fromFields(brief),
      ...fromObjectives(brief),
      ...brief.constraints.flatMap(fromConstraint),
    ];
    const musts = stated.filter(({ priority }) => priority === 'must');
    const nice = stated.filter(({ priority }) => priority === 'nice');
    const left = nice.slice(params.niceToHaves).length;
    const implied = params.implied ? impliedBy(brief) : [];
    const chosen = [...musts, ...implied, ...nice.slice(0, params.niceToHaves)];
    const items = params.verification
      ? chosen.map((item) => ({ ...item, verification: verificationOf(item) }))
      : chosen;
    return { items, toVerify: assumptionsOf(brief), note: noteOn(musts.length, nice.length, left) };
  },
});

function noteOn(musts: number, nice: number, left: number): string {
  const missing = [
    ...(musts === 0 ? ['The brief names no must.'] : []),
    ...(nice === 0 ? ['The brief marks nothing as merely nice to have.'] : []),
    ...(left > 0 ? [`${left} wishes are left out at this level; they stay in the brief.`] : []),
  ];
  return missing.join(' ');
}

const taxWords = { included: ' including tax', excluded: ' excluding tax', unknown: '' } as const;

function fromFields(brief: EventBriefBody): Requirement[] {
  const { audience, dates, dateWindow, place, budget } = brief;
  const online = audience && audience.online > 0 ? ` and ${audience.online} online` : '';
  const stated = [
    audience &&
      field(
        'audience',
        `Room for ${audience.inPerson} people on site${online}`,
        'venue',
        'capacity in the layout wanted, by the venue in writing',
      ),
    place &&
      field(
        'place',
        `Event in ${[place.area, place.city].filter(Boolean).join(', ')}`,
        'venue',
        'address of the venue',
      ),
    dates && field('dates', spokenDates(brief), 'programme', 'schedule lies inside these times'),
    !dates &&
      dateWindow &&
      field(
        'dateWindow',
        `Event on ${countWords(dateWindow.durationDays, 'day')} between ${dateWindow.from} and ${dateWindow.to}`,
        'programme',
        'dates chosen inside the window',
      ),
    budget &&
      field(
        'budget',
        `Total cost ${budget.kind === 'cap' ? 'at most' : 'about'} ${formatMinor(budget.amountMinor, budget.currency)}${ceilingWords(budget)}${taxWords[budget.tax]}`,
        'money',
        'cost model with contingency within the total',
      ),
  ];
  return [...stated.filter((entry) => entry !== null && entry !== false), ...goals(brief)];
}

function field(id: keyof EventBriefBody, text: string, area: string, acceptance: string): Requirement {
  const tracesTo = { kind: 'field', id, words: '' } as const;
  return {
    id: `r-${id.toLowerCase()}`,
    text,
    kind: 'non-functional',
    priority: 'must',
    area,
    tracesTo,
    acceptance,
  };
}

function ceilingWords({ ceilingMinor, currency }: NonNullable<EventBriefBody['budget']>): string {
  return ceilingMinor === undefined ? '' : `, at most ${formatMinor(ceilingMinor, currency)} if needed`;
}

function spokenDates(brief: EventBriefBody): string {
  const { dates, dailyHours, dayHours, timeZone } = brief;
  if (!dates) return '';
  const [first, last] = [dates.days[0], dates.days.at(-1)];
  if (!dailyHours) return `Event on ${first === last ? first : `${first} to ${last}`}; the hours are open`;
  const [start, end] = [dates.start, dates.end].map((time) => time.replace('T', ' '));
  const daily = dayHours ? `, daily ${hoursWords(brief)}` : '';
  return `Event from ${start} to ${end}${daily} local time (${timeZone ?? 'time zone open'})`;
}

function goals({ incomeGoals }: EventBriefBody): Requirement[] {
  return incomeGoals.map(({ kind, amount, net, certain }, index) => {
    const sum = formatMinor(amount.amountMinor, amount.currency);
    const text =
      kind === 'fundraising'
        ? `Net proceeds of ${sum}: cost to raise one unit of money is tracked`
        : `Income from ${kind}: ${sum}${net ? ' net' : ''}${certain ? '' : ', at risk until signed'}`;
    const priority = certain || kind === 'fundraising' ? 'must' : 'nice';
    const base = field('incomeGoals', text, 'money', 'income on record after the event');
    return { ...base, id: `r-income-${index + 1}`, kind: 'functional', priority };
  });
}

function fromObjectives({ objectives }: EventBriefBody): Requirement[] {
  return objectives.map(({ text }, index) => ({
    id: `r-o${index + 1}`,
    text: `The event achieves: ${text}`,
    kind: 'functional',
    priority: 'must',
    area: 'programme',
    tracesTo: { kind: 'objective', id: `o${index + 1}`, words: text },
    acceptance: 'the schedule serves it, and the postmortem reports on it',
  }));
}

/** Fields say these already; as constraints they would be listed twice. */
const saidByFields: readonly string[] = ['city-centre'];

function fromConstraint(constraint: BriefConstraint): Requirement[] {
  const { id, text, modality, concept } = constraint;
  if (modality === 'assumption') return [];
  const priority = modality === 'must' ? 'must' : 'nice';
  const tracesTo = { kind: 'constraint', id, words: text } as const;
  if (!concept) {
    return [
      {
        id: `r-${id}`,
        text,
        kind: 'functional',
        priority,
        area: 'other',
        tracesTo,
        acceptance: 'agreed with the owner',
      },
    ];
  }
  const { area, kind } = requirementPhrases[concept];
  const { label, check } = choiceOf(constraint) ?? requirementPhrases[concept];
  const detail = detailOf(constraint);
  const said = saidByFields.includes(concept)
    ? ` ("${text}")`
    : detail
      ? ` (${detail}; "${text}")`
      : ` ("${text}")`;
  return [
    { id: `r-${id}`, text: `${label}${said}`, kind, priority, area, tracesTo, concept, acceptance: check },
  ];
}

/** Where one of several is enough, each of them says so: nobody has to deliver them all. */
function choiceOf({ value }: BriefConstraint): Pick<RequirementPhrase, 'label' | 'check'> | null {
  const options = Array.isArray(value?.['anyOf']) ? value['anyOf'] : [];
  const rows = options.flatMap((name) => {
    const known = briefConcepts.find((concept) => concept === name);
    return known ? [requirementPhrases[known]] : [];
  });
  if (rows.length < 2) return null;
  const [first = '', ...others] = rows.map(({ label }) => label);
  const labels = [first, ...others.map((label) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`)];
  return {
    label: `${labels.join(' or ')}: one of them is enough`,
    check: rows.map(({ check }) => check).join(', or '),
  };
}

/** The figures of a wish, in words: "25 kosher", "3", "22:00". */
function detailOf({ concept, value }: BriefConstraint): string {
  if (!value) return '';
  const { count, share, style, time, minutes, names, languages, speaker, mbps, tableSize, amount } = value;
  const money = amount && typeof amount === 'object' && 'amountMinor' in amount ? amount : undefined;
  const currency = money?.['currency'];
  const parts = [
    typeof count === 'number'
      ? `${count} ${concept === 'step-free' ? 'people' : (concept ?? '').replaceAll('-', ' ')}`
      : '',
    typeof share === 'number' ? `${Math.round(share * 100)} % of the people` : '',
    typeof style === 'string' ? style : '',
    typeof time === 'string' ? `by ${time}` : '',
    typeof minutes === 'number' ? `${minutes} minutes` : '',
    typeof speaker === 'string' ? speaker : '',
    typeof mbps === 'number' ? `${mbps} Mbit/s` : '',
    typeof tableSize === 'number' ? `tables of ${tableSize}` : '',
    ...[names, languages].map((list) =>
      Array.isArray(list) ? list.filter((entry) => typeof entry === 'string').join(', ') : '',
    ),
    typeof currency === 'string' ? formatMinor(Number(money?.['amountMinor']), currency) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function assumptionsOf(brief: EventBriefBody): { id: string; text: string }[] {
  const own = brief.assumptions.map(({ text }, index) => ({ id: `a${index + 1}`, text }));
  const said = brief.constraints
    .filter(({ modality }) => modality === 'assumption')
    .map(({ id, text }) => ({ id, text }));
  return [...own, ...said.filter(({ text }) => !own.some((other) => other.text.includes(text)))];
}
