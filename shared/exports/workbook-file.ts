import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { Sheet, SheetCell } from './workbook.ts';

/** The sheets as an .xlsx file; the same sheets give the same bytes. */
export async function workbookFile(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const values = sheets.map(({ rows }) =>
    rows.flat().flatMap((cell) => (cell.is === 'formula' ? cell.value : [])),
  );
  const file = writeXlsxFile(sheets.map(fileSheet), {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [computedValues(values)],
  });
  return withoutTimes(await file.toBuffer());
}

/** The library writes formulas without their values: whoever only shows the file would show nothing. */
function computedValues(bySheet: readonly (readonly number[])[]) {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) => {
            const values = [...(bySheet[sheetIndex] ?? [])];
            // Texts lie in another file, so that only formulas match.
            return xml.replace(/<f>[^<]*<\/f>/g, (formula) => `${formula}<v>${values.shift()}</v>`);
          },
        },
      },
    },
  };
}

function fileSheet({ name, title, head, widths, rows }: Sheet) {
  const titleRow: CellObject[] = [
    { value: title, type: String, fontWeight: 'bold', fontSize: 14, format: '@' },
  ];
  const headRow = head.map((value): CellObject => ({
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E7EDF3',
    wrap: true,
    alignVertical: 'top',
    format: '@',
  }));
  return {
    sheet: name,
    data: [titleRow, headRow, ...rows.map((row) => row.map(fileCell))],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 2,
    orientation: 'landscape' as const,
  };
}

function fileCell(cell: SheetCell): CellObject {
  const bold = 'bold' in cell && cell.bold === true ? ({ fontWeight: 'bold' } as const) : {};
  switch (cell.is) {
    case 'text':
      // '@' is the format for text: an edited cell stays text.
      return { value: cell.text, type: String, format: '@', wrap: true, alignVertical: 'top', ...bold };
    case 'number':
      return {
        value: cell.value,
        type: Number,
        alignVertical: 'top',
        ...(cell.format && { format: cell.format }),
      };
    case 'date':
      return {
        value: new Date(`${cell.date}T00:00:00Z`),
        type: Date,
        format: 'yyyy-mm-dd',
        alignVertical: 'top',
      };
    case 'formula':
      return {
        // The file format has formulas without their equals sign.
        value: cell.formula,
        type: 'Formula',
        alignVertical: 'top',
        ...(cell.format && { format: cell.format }),
        ...bold,
      };
  }
}

const signature = { end: 0x06054b50, central: 0x02014b50 } as const;
/** 1980-01-01 00:00, the earliest that ZIP can say (date in the upper, time in the lower half). */
const noTime = 0x00210000;

/** Replaces the time of writing, which the library puts on every file inside, by a fixed one. */
function withoutTimes(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (end > 0 && bytes.readUInt32LE(end) !== signature.end) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === signature.central) {
    bytes.writeUInt32LE(noTime, at + 12);
    bytes.writeUInt32LE(noTime, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
