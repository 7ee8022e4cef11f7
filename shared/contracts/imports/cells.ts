import { z } from 'zod';

/** Readers of single cells: text of a CSV file or a value of JSON, as people write them. An empty cell is null. */

const raw = z.union([z.string(), z.number(), z.boolean()], 'Write a text or a number.').nullish();
type Raw = z.infer<typeof raw>;

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/; // eslint-disable-line no-control-regex -- they are what is looked for

function cell<T>(read: (text: string) => T | Complaint): z.ZodType<T | null, unknown> {
  return raw.transform((value: Raw, context): T | null => {
    const text = value === null || value === undefined ? '' : String(value).trim();
    if (text === '') return null;
    const result = controls.test(text) ? new Complaint('It holds characters that are no text.') : read(text);
    if (!(result instanceof Complaint)) return result;
    context.addIssue({ code: 'custom', message: result.detail });
    return z.NEVER;
  });
}

/** Why a cell cannot be read, as a sentence. */
class Complaint {
  readonly detail: string;
  constructor(detail: string) {
    this.detail = detail;
  }
}

export function textCell(longest = 200) {
  return cell((text) =>
    text.length <= longest ? text : new Complaint(`Shorten it to ${longest} characters.`),
  );
}

/** 1200, "1 200", "1.200" and "1,200" are the same whole number. */
export function wholeCell(least: number, most: number) {
  return cell((text) => {
    const value = Number(ungrouped(text).replace(/[.,](?=\d{3}(?:\D|$))/g, ''));
    if (!Number.isInteger(value)) return new Complaint(`Write a whole number; "${shown(text)}" is none.`);
    if (value < least || value > most) return new Complaint(`Write a number from ${least} to ${most}.`);
    return value;
  });
}

/** 1250.50, "1 250,50", "1.250,50" and "1,250.50"; three digits after a single mark are thousands. */
export function amountCell(most = 1e12) {
  return cell((text) => {
    const value = decimalOf(ungrouped(text));
    if (value === null)
      return new Complaint(`Write an amount, for instance 1250.50; "${shown(text)}" is none.`);
    return value >= 0 && value <= most ? value : new Complaint(`Write an amount from 0 to ${most}.`);
  });
}

export function decimalCell(least: number, most: number) {
  return cell((text) => {
    const value = Number(text.replace(',', '.'));
    return value >= least && value <= most
      ? value
      : new Complaint(`Write a number from ${least} to ${most}.`);
  });
}

/** 2027-03-11 or 11.03.2027; slashes are read differently by country, so they are refused. */
export const dateCell = cell((text) => {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const day = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return z.iso.date().safeParse(day).success
    ? day
    : new Complaint('Write a date as 2027-03-11 or 11.03.2027.');
});

export const timeCell = cell((text) => {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  const isTime = hours !== '' && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, '0')}:${minutes}` : new Complaint('Write a time as 09:30.');
});

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const countryByName = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => [[regions.of(code)?.toLowerCase() ?? '', code] as const])
    .filter(([name]) => name !== ''),
);
const countryCodes = new Set(countryByName.values());

export const countryCell = cell((text) => {
  const code = countryCodes.has(text.toUpperCase())
    ? text.toUpperCase()
    : countryByName.get(text.toLowerCase());
  return code ?? new Complaint('Write the country as a code or in English: PL or Poland.');
});

const currencies = new Set(Intl.supportedValuesOf('currency'));
export const currencyCell = cell((text) => {
  const code = text.toUpperCase();
  return currencies.has(code)
    ? code
    : new Complaint('Write the currency as an ISO 4217 code, for instance EUR.');
});

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'tak', 'oui', 'si', 'sí']);
const no = new Set(['no', 'n', 'false', '0', 'nein', 'nie', 'non']);
export const yesNoCell = cell((text) => {
  const word = text.toLowerCase();
  if (yes.has(word)) return 'yes' as const;
  return no.has(word)
    ? ('no' as const)
    : new Complaint('Write yes or no, or leave it empty if nobody knows.');
});

/** A list in JSON, or a text with | ; or , between its parts. */
export const listCell = z
  .union([raw, z.array(z.string().max(200)).max(100)], 'Write a text or a list of texts.')
  .transform((value) => {
    const parts = Array.isArray(value) ? value : String(value ?? '').split(/[|;,]/);
    return parts.map((part) => part.trim()).filter((part) => part !== '' && !controls.test(part));
  });

/** What a spreadsheet would run as a formula: kept as the text it is, and pointed out. A phone number is none. */
export function looksLikeFormula(value: unknown): boolean {
  return (
    typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^\s*[-+]?[\d\s.,()/'-]*\s*$/.test(value)
  );
}

function ungrouped(text: string): string {
  return text.replace(/[\s\u00a0\u202f'’]/g, '');
}

function decimalOf(text: string): number | null {
  const match = /^(\d+(?:[.,]\d{3})*?)(?:([.,])(\d+))?$/.exec(text);
  if (!match) return null;
  const [, whole = '', mark, fraction = ''] = match;
  const isThousands = mark !== undefined && fraction.length === 3 && !/[.,]/.test(whole) && whole !== '0';
  const digits = (isThousands ? whole + fraction : whole).replace(/[.,]/g, '');
  return Number(isThousands || fraction === '' ? digits : `${digits}.${fraction}`);
}

function shown(text: string): string {
  return text.slice(0, 40);
}
