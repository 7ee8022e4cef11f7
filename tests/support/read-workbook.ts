import { inflateRawSync } from 'node:zlib';

export interface ReadCell {
  /** 's' for shared text; absent for numbers. */
  type: string | undefined;
  text: string;
  value: number | null;
  formula: string | undefined;
  format: string | undefined;
}

export interface ReadWorkbook {
  /** Raw XML and other parts, by path. */
  parts: Map<string, string>;
  names: string[];
  /** Cells of each sheet by address. */
  sheets: Map<string, Map<string, ReadCell>>;
}

/** An .xlsx file, read from its XML. */
export function readWorkbook(file: Uint8Array): ReadWorkbook {
  const parts = unzipped(Buffer.from(file));
  const part = (path: string) => parts.get(path) ?? '';
  const texts = all(part('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([, item = '']) =>
    unescaped(
      all(item, /<t[^>]*>(.*?)<\/t>/gs)
        .map(([, text = '']) => text)
        .join(''),
    ),
  );
  const formats = cellFormats(part('xl/styles.xml'));
  const names = all(part('xl/workbook.xml'), /<sheet [^>]*?name="([^"]*)"/g).map(([, name = '']) =>
    unescaped(name),
  );
  const sheets = names.map((name, index) => {
    const xml = part(`xl/worksheets/sheet${index + 1}.xml`);
    const cells = all(xml, /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs).map(([, head = '', inner = '']) => {
      const attribute = (key: string) => new RegExp(`(?:^| )${key}="([^"]*)"`).exec(head)?.[1];
      const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
      const type = attribute('t');
      const cell: ReadCell = {
        type,
        text: type === 's' ? (texts[Number(raw)] ?? '') : '',
        value: type === undefined && raw !== undefined ? Number(raw) : null,
        formula: /<f>(.*?)<\/f>/s.exec(inner)?.[1],
        format: formats[Number(attribute('s') ?? 0)],
      };
      return [attribute('r') ?? '', cell] as const;
    });
    return [name, new Map(cells)] as const;
  });
  return { parts, names, sheets: new Map(sheets) };
}

/** The texts and values of one sheet, row by row from the third. */
export function rowsOf({ sheets }: ReadWorkbook, sheet: string): (string | number | null)[][] {
  const rows: (string | number | null)[][] = [];
  for (const [address, { type, text, value }] of sheets.get(sheet) ?? []) {
    const row = Number(/\d+/.exec(address)?.[0]) - 3;
    if (row >= 0) (rows[row] ??= []).push(type === 's' ? text : value);
  }
  return rows;
}

/** What a formula of the budget comes to, computed from the other cells: + - *, ROUND, SUM and SUMIFS. */
export function computed(book: ReadWorkbook, sheet: string, formula: string): number {
  const sums = /^SUMIFS\((.+),(.+),(.+)\)$/.exec(formula);
  if (sums) {
    const [, summed = '', tested = '', wanted = ''] = sums;
    const given = cellsIn(book, sheet, wanted)[0]?.text;
    const tests = cellsIn(book, sheet, tested);
    return total(
      cellsIn(book, sheet, summed).map((cell, index) =>
        tests[index]?.text === given ? numberOf(book, cell) : 0,
      ),
    );
  }
  const sum = /^SUM\((.+)\)$/.exec(formula);
  if (sum) return total(cellsIn(book, sheet, sum[1] ?? '').map((cell) => numberOf(book, cell)));
  const rounded = /^ROUND\((\w+)\*(\w+),(\d)\)$/.exec(formula);
  if (rounded) {
    const [left, right] = [rounded[1], rounded[2]].map((cell) =>
      numberOf(book, cellsIn(book, sheet, cell ?? '')[0]),
    );
    const scale = 10 ** Number(rounded[3]);
    return Math.round((left ?? 0) * (right ?? 0) * scale * (1 + Number.EPSILON)) / scale;
  }
  const pair = /^(\w+)([+-])(\w+)$/.exec(formula);
  if (!pair) throw new Error(`an unknown formula: ${formula}`);
  const [left, right] = [pair[1], pair[3]].map((cell) => numberOf(book, cellsIn(book, sheet, cell ?? '')[0]));
  return (left ?? 0) + (pair[2] === '-' ? -1 : 1) * (right ?? 0);
}

function numberOf(book: ReadWorkbook, cell: (ReadCell & { sheet: string }) | undefined): number {
  if (!cell) return 0;
  return cell.formula === undefined ? (cell.value ?? 0) : computed(book, cell.sheet, cell.formula);
}

function cellsIn({ sheets }: ReadWorkbook, own: string, reference: string): (ReadCell & { sheet: string })[] {
  const match = /^(?:(\w+)!)?\$?([A-Z])\$?(\d+)(?::\$?([A-Z])\$?(\d+))?$/.exec(reference);
  if (!match) throw new Error(`an unknown reference: ${reference}`);
  const [, sheet = own, column = '', first = '', , last = first] = match;
  const cells = sheets.get(sheet);
  if (!cells) throw new Error(`no sheet ${sheet}`);
  const blank: ReadCell = { type: undefined, text: '', value: null, formula: undefined, format: undefined };
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => ({
    ...(cells.get(`${column}${Number(first) + index}`) ?? blank),
    sheet,
  }));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function cellFormats(styles: string): (string | undefined)[] {
  const codes = new Map(
    all(styles, /<numFmt [^>]*?>/g).map(([tag]) => [
      /numFmtId="(\d+)"/.exec(tag)?.[1],
      unescaped(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  );
  const cells = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return all(cells, /<xf ([^>]*)>/g).map(([, head = '']) => codes.get(/numFmtId="(\d+)"/.exec(head)?.[1]));
}

/** The files inside, from the central directory. */
function unzipped(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + size);
    const text = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes;
    parts.set(zip.toString('utf8', at + 46, at + 46 + nameLength), text.toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function all(text: string, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
