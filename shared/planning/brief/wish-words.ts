import { z } from 'zod';
import type { BriefConstraint } from '../../artifacts/event-brief-schema.ts';
import { formatMinor } from '../../kernel/money.ts';
import { capitalised } from '../../kernel/capitalised.ts';

const modalities: Record<BriefConstraint['modality'], string> = {
  must: 'must',
  should: 'wish',
  assumption: 'assumed',
};

/** Ideas that are called by more than their name with spaces. */
const titles: Readonly<Record<string, string>> = {
  av: 'AV',
  vip: 'VIP',
  'step-free': 'step-free',
  'catering-style': 'catering',
  'near-transit': 'near public transport',
};

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const inWords = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** What a part of a value says beside its plain content; a part that is not listed says its own name first. */
const details: Readonly<Record<string, (content: string) => string>> = {
  ...Object.fromEntries(
    [
      'count',
      'names',
      'name',
      'speaker',
      'style',
      'code',
      'area',
      'kind',
      'kinds',
      'part',
      'price',
      'amount',
    ].map((key) => [key, (content: string) => content]),
  ),
  ...Object.fromEntries(['languages', 'observances'].map((key) => [key, (content: string) => content])),
  minutes: (content) => `${content} min`,
  walkMinutes: (content) => `${content} min on foot`,
  perDay: (content) => `${content} a day`,
  tableSize: (content) => `tables of ${content}`,
  rooms: (content) => `${content} rooms`,
  mbps: (content) => `${content} Mbit/s`,
  nps: (content) => `net promoter score ${content}`,
  months: (content) => `${content} months`,
  weeks: (content) => `${content} weeks`,
  consecutive: (content) => `${content} in a row`,
  time: (content) => `at ${content}`,
  providedBy: (content) => `by ${content}`,
  not: (content) => titles[content.replaceAll(' ', '-')] ?? content,
};

/** What is true of it, in place of "yes"; what is false is not said. */
const flags: Readonly<Record<string, string>> = {
  average: 'on average',
  signed: 'signed',
  online: 'online',
  noneOf: 'none of it',
};

/**
 * One constraint for people: "Tracks: 3, Platform, Streaming, Governance (must)". Where one of several is enough, each of
 * them reads the same: "Hearing loop or captions (must)".
 */
export function wishWords({ concept, modality, value }: BriefConstraint): string {
  const name = concept ?? 'not wanted';
  const { anyOf, ...more } = value ?? {};
  const choice = Array.isArray(anyOf) ? anyOf.map(plainWords).join(' or ') : undefined;
  const words = choice ?? titles[name] ?? name.replaceAll('-', ' ');
  const said = Object.entries(more)
    .flatMap(([key, content]) => detailWords(key, content))
    .filter((detail) => detail !== words);
  const detail = said.length > 0 ? `: ${said.join(', ')}` : '';
  return `${capitalised(words)}${detail} (${modalities[modality]})`;
}

const money = z.object({ amountMinor: z.int(), currency: z.string() });

function detailWords(key: string, content: unknown): string[] {
  if (content === true) return [flags[key] ?? inWords(key)];
  if (content === false) return [];
  if (key === 'share') return [`${Math.round(Number(content) * 100)} %`];
  if (key === 'days' && Array.isArray(content))
    return [content.map((number) => weekdays[Number(number)] ?? String(number)).join(', ')];
  const plain = plainWords(content);
  return [details[key]?.(plain) ?? `${inWords(key)} ${plain}`];
}

/** Lists with commas, amounts as money, choices without their hyphens. */
function plainWords(content: unknown): string {
  if (Array.isArray(content)) return content.map(plainWords).join(', ');
  const amount = money.safeParse(content);
  if (amount.success) return formatMinor(amount.data.amountMinor, amount.data.currency);
  if (typeof content === 'object' && content !== null)
    return Object.entries(content)
      .flatMap(([key, part]) => detailWords(key, part))
      .join(', ');
  return String(content).replaceAll(/(?<=[a-z])-(?=[a-z])/g, ' ');
}
