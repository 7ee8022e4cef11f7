import { formatMinor } from '../../kernel/money.ts';
import { type EventBriefBody, constraintsOf, eventTypes } from '../../artifacts/event-brief-schema.ts';
import { ownerRole } from '../../knowledge/brief-lexicon.ts';
import type { BudgetReading } from './money-facts.ts';
import type { PlaceReading } from './read-place.ts';
import { suggestDates } from './suggest-dates.ts';
import { suggestedTitle } from './working-title.ts';

/** One thing the brief does not say: who needs it, what it holds up, and the question to a planner. */
export interface BriefGap {
  field: 'title' | 'place' | 'dates' | 'owner' | 'audience' | 'eventType' | 'budget';
  why: string;
  neededBy: 'event-planner' | 'venue-researcher' | 'budget-analyst' | 'logistics-coordinator';
  /** The lifecycle state that is not entered before the answer. */
  blocks: 'Plan' | 'Research' | 'Confirm';
  question: string;
  suggestions?: { label: string; value: unknown }[];
}

export function hasOwner(brief: Pick<EventBriefBody, 'stakeholders'>): boolean {
  return brief.stakeholders.some(
    ({ role, decisionRights }) =>
      ownerRole.test(role) || decisionRights.some((right) => /\bowner\b/i.test(right)),
  );
}

/** What must still be asked, in the order of its effect on the plan. */
export function findGaps(brief: EventBriefBody, place: PlaceReading, money: BudgetReading): BriefGap[] {
  return [
    ...(brief.dates ? [] : [datesGap(brief, place)]),
    ...(brief.place ? [] : [placeGap(place)]),
    ...(brief.audience ? [] : [audienceGap]),
    ...(brief.eventType ? [] : [typeGap]),
    ...(hasOwner(brief) ? [] : [ownerGap(brief)]),
    ...(brief.title ? [] : [titleGap(brief)]),
    ...(brief.budget || brief.budgetIndicativeOnly ? [] : [budgetGap(brief, money)]),
  ];
}

function datesGap(brief: EventBriefBody, place: PlaceReading): BriefGap {
  const base = { field: 'dates', neededBy: 'event-planner', blocks: 'Plan' } as const;
  const window = brief.dateWindow;
  if (!window) {
    return {
      ...base,
      why: 'Every deadline, hold and price hangs on the day.',
      question: 'On which day or days does the event take place?',
    };
  }
  const observances = brief.constraints
    .filter(({ concept }) => concept === 'religious-observance' || concept === 'kosher')
    .map(({ text }) => text)
    .join('; ');
  const days = window.durationDays === 1 ? 'day' : `${window.durationDays} days`;
  const suggestions = suggestDates(window, place.country, observances, brief.asOf);
  const question = `Which ${days} between ${window.from} and ${window.to} should it be?`;
  const why =
    suggestions.length > 0
      ? 'Only a window is known; venues are held for days.'
      : 'Only a window is known, and no day in it is free of weekends, holidays and observances.';
  return { ...base, why, question, suggestions };
}

function placeGap({ rivals }: PlaceReading): BriefGap {
  const base = { field: 'place', neededBy: 'venue-researcher', blocks: 'Plan' } as const;
  if (rivals.length === 0) {
    return {
      ...base,
      why: 'The city decides time zone, currency, holidays and which venues come into question.',
      question: 'In which city does the event take place?',
    };
  }
  const suggestions = rivals
    .slice(0, 5)
    .map(({ city, country }) => ({ label: `${city}, ${country}`, value: { city, country } }));
  return {
    ...base,
    why: 'Several cities have this name.',
    question: `Which ${rivals[0]?.city ?? 'city'} is meant?`,
    suggestions,
  };
}

const audienceGap: BriefGap = {
  field: 'audience',
  why: 'Room, food, staff and most costs follow from the number of people.',
  neededBy: 'logistics-coordinator',
  blocks: 'Plan',
  question: 'How many people are expected, and how many of them online?',
};

const typeGap: BriefGap = {
  field: 'eventType',
  why: 'The kind of event decides which tasks and lead times the plan starts from.',
  neededBy: 'event-planner',
  blocks: 'Plan',
  question: 'What kind of event is it?',
  suggestions: eventTypes.map((value) => ({ label: value, value })),
};

function ownerGap({ stakeholders }: EventBriefBody): BriefGap {
  const suggestions = stakeholders
    .slice(0, 5)
    .map(({ name, role }) => ({ label: `${name} (${role})`, value: name }));
  return {
    field: 'owner',
    why: 'No stakeholder has the role of owner; questions and approvals need someone to go to.',
    neededBy: 'event-planner',
    blocks: 'Plan',
    question: 'Who owns the event and decides in the end?',
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

function titleGap(brief: EventBriefBody): BriefGap {
  const label = suggestedTitle(brief);
  const why =
    'Documents, calendar entries and messages carry the title; until then a working title stands in.';
  return {
    field: 'title',
    why,
    neededBy: 'event-planner',
    blocks: 'Confirm',
    question: 'What is the event called?',
    suggestions: [{ label, value: label }],
  };
}

function budgetGap(brief: EventBriefBody, { unclear }: BudgetReading): BriefGap {
  const base = { field: 'budget', neededBy: 'budget-analyst', blocks: 'Research' } as const;
  const open = { label: 'No fixed budget: indicative only', value: 'indicative only' };
  if (unclear) {
    const why = `"${unclear.text}" names no certain currency.`;
    const suggestions = ['USD', 'CAD', 'AUD'].map((currency) => ({
      label: `${currency} ${unclear.digits}`,
      value: `${currency} ${unclear.text.replace(/[^\d.,'\s\p{L}]/gu, '').trim()}`,
    }));
    return {
      ...base,
      why,
      question: `In which currency is the budget of "${unclear.text}"?`,
      suggestions: unclear.mark === '$' ? [...suggestions, open] : [open],
    };
  }
  const perHead = constraintsOf(brief, 'per-head-cost')[0]?.value.amount;
  const people = brief.audience?.inPerson ?? 0;
  const total =
    perHead && people > 0 ? { amountMinor: perHead.amountMinor * people, currency: perHead.currency } : null;
  const fromHeads =
    total && perHead
      ? [
          {
            label: `${formatMinor(total.amountMinor, total.currency)} (${people} people at ${formatMinor(perHead.amountMinor, perHead.currency)})`,
            value: total,
          },
        ]
      : [];
  const why = 'Venues are chosen within a share of the total; without one every figure is only an estimate.';
  return {
    ...base,
    why,
    question: 'What is the budget in total, in which currency, and is tax included?',
    suggestions: [...fromHeads, open],
  };
}
