import { minorUnits } from '../../../ui/figures.ts';
import { instantAt } from '../../../ui/zones.ts';
import type { RecordField } from './record-kinds.ts';

export type Typed = Readonly<Record<string, string>>;

/** By which a typed text is read. */
interface Measures {
  currency: string | undefined;
  /** Of the event: a typed time is one of its clocks. */
  zone: string | null;
}

/** What was typed, as the API takes it: amounts in minor units, instants in UTC, nothing for what is empty. */
export function recordBody(
  fields: readonly RecordField[],
  typed: Typed,
  measures: Measures,
): Record<string, unknown> {
  const given = fields.flatMap((field) => {
    const text = (typed[field.name] ?? '').trim();
    return text === '' ? [] : [[field.name, valueOf(field, text, measures)] as const];
  });
  return Object.fromEntries(given);
}

function valueOf({ type }: RecordField, text: string, { currency, zone }: Measures): unknown {
  if (type === 'number') return Number(text);
  if (type === 'money') return minorUnits(text, currency);
  if (type === 'instant') return instantAt(text, zone);
  return type === 'flag' ? text === 'true' : text;
}
