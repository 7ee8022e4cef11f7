import { z } from 'zod';
import type { BriefSubmission } from '../artifacts/submitted-brief.ts';
import { Fault } from '../kernel/errors.ts';
import { isObject } from '../kernel/plain-object.ts';
import { briefFields, camelNames, parseSubmission } from './brief-submission.ts';

const { text: _text, asOf: _asOf, ...changeable } = briefFields;

/** What may change in a brief, for the description of the API; `parseBriefChange` reads it. */
export const briefChangeRequest = z
  .strictObject({
    ...changeable,
    text: z.string().max(2_000).optional().meta({ description: 'The change in words, instead of fields.' }),
  })
  .meta({
    id: 'BriefChange',
    description: 'The fields that change, as a brief has them, or one text that says the change.',
  });

export type ChangedFields = Partial<Omit<BriefSubmission, 'asOf' | 'text' | 'unknownFields'>>;

const rangeNames = ['dateRangeStart', 'dateRangeEnd'];

/** The fields that a change names, normalised and checked as those of a brief, or its words. Faults: `brief.invalid`. */
export function parseBriefChange(
  value: unknown,
  asOf: string,
): { text: string | null; fields: ChangedFields } {
  if (!isObject(value)) throw refusal('', 'Send a JSON object with the fields that change.');
  const { text = null, ...sent } = value;
  const named = Object.keys(sent).filter((name) => sent[name] !== null && sent[name] !== undefined);
  const frozen = named.find((name) => name === 'asOf' || name === 'as_of');
  if (frozen) throw refusal(`/${frozen}`, 'The planning date of a run stays.');
  if (text !== null) {
    if (typeof text !== 'string' || text.trim() === '' || text.length > 2_000)
      throw refusal('/text', 'Write the change in up to 2,000 characters.');
    if (named.length > 0) throw refusal('/text', 'Send words or fields, not both.');
    return { text, fields: {} };
  }
  if (named.length === 0)
    throw refusal('', 'Name at least one field that changes, or say the change as text.');
  // A brief needs a title; of the change only what was sent is taken.
  const parsed = parseSubmission({ title: '-', ...sent }, { allowAsOf: false, today: asOf });
  const [unknown] = parsed.unknownFields;
  if (unknown !== undefined) throw refusal(`/${unknown}`, 'A brief has no such field.');
  const names = new Set(named.map((name) => camelNames[name] ?? name));
  if (rangeNames.some((name) => names.has(name))) names.add('dateRange');
  const fields = Object.fromEntries(Object.entries(parsed).filter(([name]) => names.has(name)));
  return { text: null, fields: fields as ChangedFields }; // entries of what was parsed
}

function refusal(pointer: string, detail: string): Fault {
  return new Fault('brief.invalid', 'The change cannot be accepted.', [{ pointer, detail }]);
}
