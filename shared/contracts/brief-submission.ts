import { z } from 'zod';
import { type FieldError, Fault } from '../kernel/errors.ts';
import type { BriefSubmission, SubmittedStakeholder } from '../artifacts/submitted-brief.ts';

export type { BriefSubmission } from '../artifacts/submitted-brief.ts';

/** Text over all fields, in UTF-8 bytes. */
const maxBriefBytes = 200_000;

/** Original snake_case names; a brief may use either. */
export const camelNames: Readonly<Record<string, string>> = {
  as_of: 'asOf',
  date_range: 'dateRange',
  date_range_start: 'dateRangeStart',
  date_range_end: 'dateRangeEnd',
  audience_size: 'audienceSize',
  event_type: 'eventType',
  time_zone: 'timeZone',
  location: 'place',
};

const dateLike = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
    'Write a date as 2027-03-11, or a time as 2027-03-11T18:30 (local), 2027-03-11T17:30:00Z or with an offset.',
  )
  .refine(
    (value) => !Number.isNaN(Date.parse(value.slice(0, 10))) && isRealDay(value.slice(0, 10)),
    'There is no such day.',
  );

const currencies = new Set(Intl.supportedValuesOf('currency'));
const currency = z
  .string('Write the currency as a code, for instance EUR.')
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), 'Write the currency as an ISO 4217 code, for instance EUR.');

const line = z.string('Write this as text.').trim();
const lines = z.union(
  [line.transform((value) => (value ? [value] : [])), z.array(line)],
  'Write this as text or as a list of texts.',
);
const head = z
  .int('Write a whole number of people, 1 or more.')
  .min(1, 'Write a whole number of people, 1 or more.')
  .max(1_000_000, 'Write at most 1,000,000 people.');

const stakeholder = z.object(
  {
    name: line.min(1, 'Give a name.'),
    role: line.min(1, 'Give a role, for instance "Owner" or "Budget Approval".'),
    contact: z.string('Write the contact as text.').optional(),
    decisionRights: lines.optional(),
    decision_rights: lines.optional(),
  },
  'Write a stakeholder as { "name": ..., "role": ... }.',
);

const fields = z.object({
  text: line.optional(),
  title: line.max(200, 'Shorten the title to 200 characters.').optional(),
  asOf: z.iso.date('Write the planning date as 2027-02-01.').optional(),
  dateRange: z
    .union(
      [
        z.object({ start: dateLike, end: dateLike.optional() }),
        z.string().regex(/^\s*\S+\s*\/\s*\S+\s*$/, 'Write "start/end".'),
      ],
      'Write { "start": ..., "end": ... } or "start/end".',
    )
    .optional(),
  dateRangeStart: dateLike.optional(),
  dateRangeEnd: dateLike.optional(),
  audienceSize: head.optional(),
  eventType: line.optional(),
  place: z
    .union(
      [line, z.object({ city: line, country: line.optional(), area: line.optional() })],
      'Write a city as text, or { "city": ..., "country": ... }.',
    )
    .optional(),
  timeZone: z
    .string('Write an IANA time zone, for instance Europe/Warsaw.')
    .refine(isZone, 'Write an IANA time zone, for instance Europe/Warsaw.')
    .optional(),
  budget: z
    .union(
      [
        line,
        z.object({ amountMinor: z.int().min(0), currency }),
        z.object({ amount: z.number().min(0).max(1e12), currency }),
      ],
      'Write the budget as text ("2 000 PLN incl. VAT") or { "amount": 2000, "currency": "PLN" }.',
    )
    .optional(),
  objectives: lines.optional(),
  constraints: lines.optional(),
  assumptions: lines.optional(),
  stakeholders: z
    .array(stakeholder, 'Write the stakeholders as a list.')
    .max(500, 'Name at most 500 stakeholders.')
    .optional(),
});

const shape = fields.shape;
const original = Object.fromEntries(
  Object.entries(camelNames).map(([name, field]) => [name, shape[field as keyof typeof shape]]), // names of `fields`
);

export const briefFields = { ...shape, ...original };

/** What a brief may hold, for the description of the API; `parseSubmission` reads it. */
export const briefRequest = z.looseObject(briefFields).meta({
  id: 'Brief',
  description: 'Give a text or a title at least; unknown fields are shown, not used.',
  examples: [
    { text: 'A meetup for 40 people in Kraków on 11 March 2027, 18:30 to 20:30, at most 2 000 PLN.' },
  ],
});

/**
 * Normalises what a caller sent to camelCase, or throws the fault `brief.invalid` with one entry per field, named as it was sent.
 * `as_of` counts only where the host allows it; otherwise the planning date is `today`.
 */
export function parseSubmission(
  value: unknown,
  options: { allowAsOf: boolean; today: string },
): BriefSubmission {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal([{ pointer: '', detail: 'Send a JSON object with a text or a title.' }]);
  }
  const { camel, sentAs, unknown } = renamed(value);
  tooLong(value);
  const parsed = fields.safeParse(camel);
  if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => fieldError(issue, sentAs)));
  const data = parsed.data;
  if (!data.text && !data.title) {
    throw refusal([
      { pointer: '/text', detail: 'Give a text or a title, so that there is something to plan.' },
    ]);
  }
  const asOf = options.allowAsOf && data.asOf ? data.asOf : options.today;
  const dates = dateRange(data, sentAs);
  checkDates(dates, asOf);
  const { dateRange: _range, dateRangeStart: _start, dateRangeEnd: _end, stakeholders, ...rest } = data;
  return {
    ...present(rest),
    asOf,
    objectives: data.objectives ?? [],
    constraints: data.constraints ?? [],
    assumptions: data.assumptions ?? [],
    stakeholders: (stakeholders ?? []).map(toStakeholder),
    ...(dates ? { dateRange: { start: dates.start, end: dates.end } } : {}),
    unknownFields: unknown,
  };
}

function renamed(value: object) {
  const camel: Record<string, unknown> = {};
  const sentAs: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [name, content] of Object.entries(value)) {
    if (content === null || content === undefined) continue;
    const target = Object.hasOwn(camelNames, name) ? (camelNames[name] ?? name) : name;
    if (!Object.hasOwn(fields.shape, target)) unknown.push(name.slice(0, 100));
    else if (!Object.hasOwn(camel, target)) [camel[target], sentAs[target]] = [content, name];
  }
  return { camel, sentAs, unknown: unknown.slice(0, 50) };
}

/** Optional fields that were left out or left empty are absent, not undefined. */
function present<T extends object>(data: T): T {
  return Object.fromEntries(
    Object.entries(data).filter(([, content]) => content !== undefined && content !== ''),
  ) as T; // same keys, fewer
}

function tooLong(value: object): void {
  let bytes = 0;
  for (const [name, content] of Object.entries(value)) {
    bytes += Buffer.byteLength(JSON.stringify(content) ?? '');
    if (bytes > maxBriefBytes)
      throw refusal([{ pointer: `/${escapePointer(name)}`, detail: 'Shorten the brief to 200 kB of text.' }]);
  }
}

function toStakeholder(entry: z.infer<typeof stakeholder>): SubmittedStakeholder {
  const { name, role, contact } = entry;
  const decisionRights = entry.decisionRights ?? entry.decision_rights ?? [];
  return { name, role, decisionRights, ...(contact ? { contact } : {}) };
}

interface Range {
  start: string;
  end: string;
  endPointer: string;
}

function dateRange(data: z.infer<typeof fields>, sentAs: Record<string, string>): Range | null {
  const pointer = (name: string) => `/${sentAs[name] ?? name}`;
  if (typeof data.dateRange === 'string') {
    const [start = '', end = ''] = data.dateRange.split('/').map((part) => part.trim());
    const bad = [start, end].find((part) => !dateLike.safeParse(part).success);
    if (bad !== undefined)
      throw refusal([
        {
          pointer: pointer('dateRange'),
          detail: `"${bad.slice(0, 40)}" is no date; write "2027-05-06/2027-05-07".`,
        },
      ]);
    return { start, end, endPointer: pointer('dateRange') };
  }
  if (data.dateRange) {
    const { start, end = start } = data.dateRange;
    return { start, end, endPointer: `${pointer('dateRange')}/end` };
  }
  const start = data.dateRangeStart ?? data.dateRangeEnd;
  if (start === undefined) return null;
  const endPointer = pointer(data.dateRangeEnd ? 'dateRangeEnd' : 'dateRangeStart');
  return { start, end: data.dateRangeEnd ?? start, endPointer };
}

function checkDates(dates: Range | null, asOf: string): void {
  if (!dates) return;
  if (comparable(dates.end, '23:59') < comparable(dates.start, '00:00')) {
    throw refusal([
      { pointer: dates.endPointer, detail: 'The end lies before the start; swap them or correct the end.' },
    ]);
  }
  // A day given by an instant may differ by one from the local day: only what is over everywhere is refused.
  if (comparable(dates.end, '23:59') < Date.parse(`${asOf}T00:00:00Z`)) {
    throw refusal([
      {
        pointer: dates.endPointer,
        detail: `The dates lie before the planning date ${asOf}; give dates to come.`,
      },
    ]);
  }
}

function comparable(value: string, timeOfDay: string): number {
  const iso = value.length === 10 ? `${value}T${timeOfDay}:00` : value.replace(' ', 'T');
  return Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(11)) ? iso : `${iso}Z`);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isRealDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
}

function fieldError(issue: z.core.$ZodIssue, sentAs: Record<string, string>): FieldError {
  const [top, ...rest] = issue.path.map(String);
  const pointer = top === undefined ? '' : `/${[sentAs[top] ?? top, ...rest].map(escapePointer).join('/')}`;
  const nested =
    issue.code === 'invalid_union'
      ? issue.errors.flat().find((inner) => inner.code !== 'invalid_type')
      : undefined;
  return { pointer, detail: nested?.message ?? issue.message };
}

function escapePointer(part: string): string {
  return part.slice(0, 100).replace(/~/g, '~0').replace(/\//g, '~1');
}

function refusal(errors: FieldError[]): Fault {
  const named = errors.map((error) => error.pointer.slice(1) || 'the body').join(', ');
  return new Fault('brief.invalid', `The brief cannot be accepted: look at ${named}.`, errors);
}
