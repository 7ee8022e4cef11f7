import type { ZodType } from 'zod';
import { type FieldError, Fault } from '../../kernel/errors.ts';
import { suspicionOf, suspicionWords } from '../../kernel/suspicious-text.ts';
import { looksLikeFormula } from './cells.ts';
import { type ImportFormat, type RawRow, rawRows } from './raw-rows.ts';

/** How the rows of one list are written: columns with their other names, and what one row becomes. */
export interface ListFormat<F extends object, R extends { id: string }> {
  /** By field: the names of its column, without regard to case, spaces and signs. */
  columns: Readonly<Record<keyof F & string, readonly string[]>>;
  fields: ZodType<F, unknown>;
  required: readonly (keyof F & string)[];
  /** The row as it is stored, or what is wrong with it as a whole. */
  toRow(fields: F): R | { field: keyof F & string; detail: string };
}

export interface ParsedList<R> {
  format: ImportFormat;
  rows: R[];
  /** Cells that a spreadsheet would take for a formula, or that are written for a machine: kept as text. */
  flags: FieldError[];
  /** Columns that nobody here knows; they were left out. */
  ignoredColumns: string[];
  /** What was wrong with rows that were left out; empty unless that was asked for. */
  leftOut: FieldError[];
}

/** All errors are kept in count, the first of them in detail. */
const shownErrors = 500;

/** Every row is checked. Unless invalid rows may be left out, one bad row refuses the list with `import.invalid`. */
export function parseList<F extends object, R extends { id: string }>(
  list: ListFormat<F, R>,
  text: string,
  { format, skipInvalid }: { format: ImportFormat; skipInvalid: boolean },
): ParsedList<R> {
  const { columns, rows: raw } = rawRows(text, format);
  const fieldOf = fieldNames(list.columns);
  missingColumns(list, columns, fieldOf, format);
  const rows: R[] = [];
  const flags: FieldError[] = [];
  const errors: FieldError[] = [];
  const seen = new Map<string, string>();
  for (const row of raw) {
    const named = cellsByField(row, fieldOf);
    const result = readRow(list, row, named);
    const twice = 'row' in result ? seen.get(result.row.id) : undefined;
    if (!('row' in result)) errors.push(...result.errors);
    else if (twice !== undefined)
      errors.push({ pointer: row.pointer, detail: within(row, `It is the same as ${twice}: keep one.`) });
    else {
      seen.set(result.row.id, row.pointer);
      rows.push(result.row);
      flags.push(...flagsOf(row, named));
    }
  }
  if (errors.length > 0 && !skipInvalid) throw invalid(errors, raw.length);
  const ignoredColumns = columns.filter((name) => name !== '' && !fieldOf.has(plainName(name)));
  return { format, rows, flags: flags.slice(0, shownErrors), ignoredColumns, leftOut: errors };
}

function readRow<F extends object, R extends { id: string }>(
  list: ListFormat<F, R>,
  row: RawRow,
  named: ReadonlyMap<string, unknown>,
): { row: R } | { errors: FieldError[] } {
  const complain = (field: string, detail: string): FieldError => {
    return { pointer: field === '' ? row.pointer : `${row.pointer}/${field}`, detail: within(row, detail) };
  };
  if (row.broken !== undefined) return { errors: [complain('', row.broken)] };
  const missing = list.required.filter((field) => isEmpty(named.get(field)));
  const parsed = list.fields.safeParse(Object.fromEntries(named));
  const issues = parsed.success ? [] : parsed.error.issues;
  const errors = [
    ...missing.map((field) => complain(field, 'It is needed and empty.')),
    ...issues.map(({ path, message }) => complain(path.slice(0, 1).join(''), message)),
  ];
  if (errors.length > 0 || !parsed.success) return { errors };
  const stored = list.toRow(parsed.data);
  return 'detail' in stored ? { errors: [complain(stored.field, stored.detail)] } : { row: stored };
}

function fieldNames(columns: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(
    Object.entries(columns).flatMap(([field, names]) =>
      [field, ...names].map((name) => [plainName(name), field] as const),
    ),
  );
}

function cellsByField({ cells }: RawRow, fieldOf: ReadonlyMap<string, string>): Map<string, unknown> {
  const named = new Map<string, unknown>();
  for (const [column, value] of cells) {
    const field = fieldOf.get(plainName(column));
    if (field !== undefined && isEmpty(named.get(field))) named.set(field, value);
  }
  return named;
}

function missingColumns<F extends object, R extends { id: string }>(
  list: ListFormat<F, R>,
  columns: readonly string[],
  fieldOf: ReadonlyMap<string, string>,
  format: ImportFormat,
): void {
  if (format === 'json') return;
  const present = new Set(columns.map((name) => fieldOf.get(plainName(name))));
  const missing = list.required.filter((field) => !present.has(field));
  if (missing.length === 0) return;
  const errors = missing.map((field): FieldError => {
    const names = [field, ...list.columns[field]].join(', ');
    return { pointer: `/columns/${field}`, detail: `There is no such column; name it one of: ${names}.` };
  });
  throw new Fault('import.invalid', `Columns are missing: ${missing.join(', ')}.`, errors);
}

function flagsOf(row: RawRow, named: ReadonlyMap<string, unknown>): FieldError[] {
  return [...named].flatMap(([field, value]) => {
    const flag = (detail: string) => ({ pointer: `${row.pointer}/${field}`, detail: within(row, detail) });
    const suspicion = typeof value === 'string' ? suspicionOf(value) : null;
    return [
      ...(looksLikeFormula(value)
        ? [flag('It looks like a formula of a spreadsheet; it is kept as text.')]
        : []),
      ...(suspicion
        ? [flag(`It ${suspicionWords[suspicion]}; it is kept as text and nothing follows from it.`)]
        : []),
    ];
  });
}

function invalid(errors: readonly FieldError[], rows: number): Fault {
  const bad = new Set(errors.map(({ pointer }) => pointer.match(/^(?:\/rows)?\/\d+/)?.[0])).size;
  const more = errors.length > shownErrors ? ` The first ${shownErrors} of ${errors.length} are listed.` : '';
  const detail = `${bad} of ${rows} rows do not fit; nothing was stored.${more}`;
  return new Fault('import.invalid', detail, errors.slice(0, shownErrors));
}

function within({ line }: RawRow, detail: string): string {
  return line === undefined ? detail : `Line ${line}: ${detail}`;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** "Hire price (per day)", "hire_price_per_day" and "hirePricePerDay" are the same column. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
