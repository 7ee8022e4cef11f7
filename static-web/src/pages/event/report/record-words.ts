import { money } from '../../../ui/figures.ts';
import { headed, readable } from '../../../ui/sentences.ts';
import { instantWords } from '../../../ui/zones.ts';

/** A thing of the plan that a report may name. */
export interface Known {
  id: string;
  title: string;
}

/** What ties a report to others and says nothing to people. */
const ties: readonly string[] = [
  'approvalId',
  'base',
  'field',
  'scenarioId',
  'subjectHash',
  'changeId',
  'currency',
];

/** Fields whose own name says little to people. */
const names: Readonly<Record<string, string>> = {
  value: 'Answer',
  deviates: 'Another than recommended',
  submission: 'Text',
};

/** Why a part is kept back, where it is not an amount or a note. */
const keptBack: Readonly<Record<string, string>> = {
  submission:
    'the words of the brief are kept back, since they may name people and amounts; what was understood stands in the plan',
};

type Body = Readonly<Record<string, unknown>>;
const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a report says, part by part: `["Task", "Sign the venue"]`. Empty parts and ties are left out. An amount without a
 * currency of its own is in the plan's.
 */
export function recordWords(
  body: Body,
  known: (field: string) => readonly Known[],
  zone: string | null = null,
  currency?: string,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(body).flatMap(([field, value]) => {
    const words = ties.includes(field) ? '' : valueWords(field, value, { body, known, zone, currency });
    return words === '' ? [] : [[names[field] ?? headed(field.replace(/(Id|Minor)$/, '')), words] as const];
  });
}

interface Context {
  body: Body;
  known: (field: string) => readonly Known[];
  /** Of the event. */
  zone: string | null;
  /** Of the plan. */
  currency: string | undefined;
}

function valueWords(field: string, value: unknown, context: Context): string {
  const { body, known, zone } = context;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, context)).join(', ');
  if (isBody(value)) {
    if (value['redacted'] === true)
      return keptBack[field] ?? 'kept back: for whoever reported it, and on request';
    const parts = recordWords(value, known, zone, context.currency).map(
      ([name, words]) => `${name} ${words}`,
    );
    return parts.join('; ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    const currency = typeof body['currency'] === 'string' ? body['currency'] : context.currency;
    return field.endsWith('Minor') && currency ? money(value, currency) : String(value);
  }
  if (typeof value !== 'string') return '';
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return instantWords(value, zone);
  const title = known(field).find(({ id }) => id === value)?.title;
  // A word of the API, as of a choice, is written as people write it; a text stays as somebody wrote it.
  return title ?? readable(/^[a-z]+(-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value);
}
