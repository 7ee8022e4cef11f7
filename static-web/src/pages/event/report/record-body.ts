import { minorUnits } from '../../../ui/figures.ts';
import type { RecordField } from './record-kinds.ts';

export type Typed = Readonly<Record<string, string>>;

/** What was typed, as the API takes it: amounts in minor units, instants in UTC, nothing for what is empty. */
export function recordBody(
  fields: readonly RecordField[],
  typed: Typed,
  currency: string | undefined,
): Record<string, unknown> {
  const given = fields.flatMap((field) => {
    const text = (typed[field.name] ?? '').trim();
    return text === '' ? [] : [[field.name, valueOf(field, text, currency)] as const];
  });
  return Object.fromEntries(given);
}

function valueOf({ type }: RecordField, text: string, currency: string | undefined): unknown {
  if (type === 'number') return Number(text);
  if (type === 'money') return minorUnits(text, currency);
  if (type === 'instant') return new Date(text).toISOString();
  return type === 'flag' ? text === 'true' : text;
}
