import { z } from 'zod';
import { countWords } from '../../kernel/count-words.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { formatMinor } from '../../kernel/money.ts';
import { budgetText } from './find-conflicts.ts';

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
    ...entry('place', place && `${place.city}, ${place.country}${place.area ? ` (${place.area})` : ''}`),
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

function wishes({ constraints }: EventBriefBody): Understood[] {
  return constraints.flatMap(({ concept, modality, value, text }) => {
    if (!concept && !value) return [];
    const detail = Object.entries(value ?? {})
      .map(([key, content]) => `${inWords(key)} ${detailText(content)}`)
      .join(', ');
    return [
      {
        field: 'constraints',
        text: `${modality}: ${(concept ?? 'not wanted').replace(/-/g, ' ')}${detail ? ` (${detail})` : ''}`,
        from: text,
      },
    ];
  });
}

/** `perDay` as a person reads it: "per day". */
const inWords = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const amount = z.object({ amountMinor: z.int(), currency: z.string() });

/** What a constraint says more exactly, for people: lists with commas, amounts as money. */
function detailText(content: unknown): string {
  if (Array.isArray(content)) return content.map(detailText).join(', ');
  const money = amount.safeParse(content);
  if (money.success) return formatMinor(money.data.amountMinor, money.data.currency);
  if (typeof content === 'object' && content !== null)
    return Object.entries(content)
      .map(([key, part]) => `${inWords(key)} ${detailText(part)}`)
      .join(', ');
  return typeof content === 'boolean' ? (content ? 'yes' : 'no') : String(content);
}

function datesText({ dates, dateWindow, dailyHours }: EventBriefBody): string | null {
  const hours = dailyHours ? `, ${dailyHours.from} to ${dailyHours.to} local time` : '';
  if (dates) return `${dates.days.join(', ')}${hours}`;
  return dateWindow
    ? `${countWords(dateWindow.durationDays, 'day')} between ${dateWindow.from} and ${dateWindow.to}${hours}`
    : null;
}

function entry(field: string, text: string | null): Understood[] {
  return text === null ? [] : [{ field, text }];
}
