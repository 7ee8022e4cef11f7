import { countryWords } from '../../kernel/country-words.ts';
import { countWords } from '../../kernel/count-words.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { formatMinor } from '../../kernel/money.ts';
import { hoursWords } from '../event-hours.ts';
import { budgetText } from './find-conflicts.ts';
import { wishWords } from './wish-words.ts';

/** One thing that was understood, for people; `from` are the words it was read from. */
export interface Understood {
  field: string;
  text: string;
  from?: string;
}

/** What the reader made of a brief, in plain words: shown before anything is stored. */
export function describeBrief<Gap>(reading: { brief: EventBriefBody; gaps: Gap[] }): {
  understood: Understood[];
  notUnderstood: EventBriefBody['notUnderstood'];
  conflicts: EventBriefBody['conflicts'];
  gaps: Gap[];
} {
  const { brief, gaps } = reading;
  const { notUnderstood, conflicts } = brief;
  return { understood: [...facts(brief), ...wishes(brief)], notUnderstood, conflicts, gaps };
}

function facts(brief: EventBriefBody): Understood[] {
  const { title, eventType, place, timeZone, audience, budget } = brief;
  return [
    ...entry('title', title),
    ...entry('eventType', eventType),
    ...entry(
      'place',
      place && `${place.city}, ${countryWords(place.country)}${place.area ? ` (${place.area})` : ''}`,
    ),
    ...entry('timeZone', timeZone),
    ...entry('dates', datesText(brief)),
    ...entry(
      'audience',
      audience && `${audience.inPerson} in person${audience.online > 0 ? `, ${audience.online} online` : ''}`,
    ),
    ...entry(
      'budget',
      budget
        ? budgetText(budget)
        : brief.budgetIndicativeOnly
          ? 'no fixed budget: figures are indicative'
          : null,
    ),
    ...brief.stakeholders.map(({ name, role }) => ({ field: 'stakeholders', text: `${name}: ${role}` })),
    ...brief.objectives.map(({ text }) => ({ field: 'objectives', text })),
    ...brief.incomeGoals.map(({ kind, amount, certain, text }) => ({
      field: 'incomeGoals',
      text: `${kind} of ${formatMinor(amount.amountMinor, amount.currency)}${certain ? '' : ', not certain'}`,
      from: text,
    })),
    ...brief.assumptions.map(({ text }) => ({ field: 'assumptions', text })),
  ];
}

/** Each once, with all the words that say it. */
function wishes({ constraints }: EventBriefBody): Understood[] {
  const saidBy = new Map<string, Set<string>>();
  for (const constraint of constraints) {
    if (!constraint.concept && !constraint.value) continue;
    const text = wishWords(constraint);
    saidBy.set(text, (saidBy.get(text) ?? new Set()).add(constraint.text));
  }
  return [...saidBy].map(([text, from]) => ({ field: 'constraints', text, from: [...from].join('; ') }));
}

function datesText(brief: EventBriefBody): string | null {
  const { dates, dateWindow } = brief;
  const given = hoursWords(brief);
  const hours = given ? `, ${given} local time` : '';
  if (dates) return `${dates.days.join(', ')}${hours}`;
  return dateWindow
    ? `${countWords(dateWindow.durationDays, 'day')} between ${dateWindow.from} and ${dateWindow.to}${hours}`
    : null;
}

function entry(field: string, text: string | null): Understood[] {
  return text === null ? [] : [{ field, text }];
}
