import { CsvError, parse } from 'csv-parse/sync';
import { type FieldError, Fault } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/plain-object.ts';
import { parseJson } from '../json-text.ts';

const maxImportRows = 5_000;
const maxImportBytes = 2_000_000;

export type ImportFormat = 'csv' | 'json';

/** Rows as they were sent: cells by the name of their column, and where each stands for whoever looks it up. */
export interface RawRows {
  columns: readonly string[];
  rows: readonly RawRow[];
}

export interface RawRow {
  cells: ReadonlyMap<string, unknown>;
  /** JSON pointer of the row; of CSV the first row after the header is 1. */
  pointer: string;
  /** Line of the file, of CSV only. */
  line?: number;
  /** Why it is no row at all. */
  broken?: string;
}

/** Reads a file or a body into rows; refused as a whole with `import.invalid` where it is neither. */
export function rawRows(text: string, format: ImportFormat): RawRows {
  if (Buffer.byteLength(text) > maxImportBytes)
    throw new Fault('request.too-large', `A list has at most ${maxImportBytes} bytes.`, [
      { pointer: '', detail: 'Send it in parts, or leave long notes out.' },
    ]);
  const read = format === 'csv' ? csvRows(text) : jsonRows(text);
  if (read.rows.length > maxImportRows)
    throw new Fault('request.too-large', `A list has at most ${maxImportRows} rows.`, [
      { pointer: '/rows', detail: `It has ${read.rows.length}.` },
    ]);
  return read;
}

/** RFC 4180 with a comma, semicolon or tab between the cells, whichever the header line has most of. */
function csvRows(text: string): RawRows {
  const lines = csvLines(text);
  const [header, ...body] = lines;
  if (!header) throw refused('', 'The file is empty: begin with a line of column names.');
  const columns = header.cells.map((name) => name.trim());
  const rows = body.map(({ cells, line }, index): RawRow => ({
    pointer: `/rows/${index + 1}`,
    line,
    cells: new Map(columns.map((column, at) => [column, cells[at]])),
    ...(cells.length > columns.length && {
      broken: `It has ${cells.length} cells, the header ${columns.length}: put quotes around text with separators.`,
    }),
  }));
  return { columns, rows };
}

function csvLines(text: string): { cells: string[]; line: number }[] {
  if (text.includes('\ufffd')) throw refused('', 'The file is not UTF-8: save it as "CSV UTF-8".');
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]; // with `info: true` that is what it returns
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused('', `The file cannot be read as CSV: ${error.message}`);
  }
}

function delimiterOf(text: string): string {
  const header = (text.split(/\r\n|\n|\r/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function jsonRows(text: string): RawRows {
  const value = parseJson(text.replace(/^\ufeff/, ''));
  const rows = Array.isArray(value) ? value : isObject(value) ? value['rows'] : undefined;
  if (!Array.isArray(rows)) throw refused('', 'Send a list of rows, or { "rows": [...] }.');
  const base = Array.isArray(value) ? '' : '/rows';
  const columns = new Set<string>();
  const read = rows.map((row: unknown, index): RawRow => {
    const pointer = `${base}/${index}`;
    if (!isObject(row)) return { pointer, cells: new Map(), broken: 'Write the row as an object.' };
    for (const name of Object.keys(row)) columns.add(name.slice(0, 100));
    return { pointer, cells: new Map(Object.entries(row)) };
  });
  return { columns: [...columns].slice(0, 500), rows: read };
}

function refused(pointer: string, detail: string): Fault {
  const errors: FieldError[] = [{ pointer, detail }];
  return new Fault('import.invalid', 'The list cannot be read.', errors);
}
