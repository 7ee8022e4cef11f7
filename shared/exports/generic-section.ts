import { bullets, plain, section, table, type Cell } from './markdown-text.ts';
import { isWithheld, withheld } from './outside-text.ts';
import { moneyWords } from './plan-words.ts';
import { isObject } from '../kernel/plain-object.ts';

/** Longer lists are cut; the artifact itself has all of them. */
const longest = 40;
const widest = 8;
/** Fields for programs, not for readers. */
const unread = new Set(['id', 'basis', 'currency', 'timeZone']);

/** An artifact that nobody has written a section for, field by field. */
export function genericSection(type: string, body: unknown): string {
  return section(titleOf(type), ...blocksOf(body, currencyOf(body)));
}

/** 'VendorContracts' -> 'Vendor contracts'; 'weeksLikely' -> 'Weeks likely'. */
function titleOf(name: string): string {
  const spaced = name
    .replace(/Minor$/, '')
    .replaceAll(
      /([a-z\d])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function blocksOf(body: unknown, currency: string | undefined): string[] {
  if (!isObject(body)) return [plain(shown('', body, currency))];
  const fields = Object.entries(body).filter(([name]) => !unread.has(name));
  const simple = fields.filter(([, value]) => !isTabular(value));
  return [
    bullets(
      simple.map(([name, value]) => `${titleOf(name)}: ${shown(name, value, currency)}`),
      '',
    ),
    ...fields.flatMap(([name, value]) =>
      isTabular(value) ? [`### ${plain(titleOf(name))}`, listTable(value, currency)] : [],
    ),
  ];
}

function listTable(rows: readonly Record<string, unknown>[], currency: string | undefined): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((name) => !unread.has(name))
    .slice(0, widest);
  const cells = rows
    .slice(0, longest)
    .map((row) => names.map((name): Cell => shown(name, row[name], currencyOf(row) ?? currency)));
  const left = rows.length - longest;
  const printed = table(names.map(titleOf), cells);
  return left > 0 ? `${printed}\n\n${left} more are kept in the artifact.` : printed;
}

/** One value in words. */
function shown(name: string, value: unknown, currency: string | undefined): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && name.endsWith('Minor')) return moneyWords(value, currency);
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (Array.isArray(value)) return value.map((entry) => shown(name, entry, currency)).join('; ') || 'none';
  if (!isObject(value)) return '';
  if (isWithheld(value)) return withheld;
  const inner = Object.entries(value).filter(([field]) => !unread.has(field));
  return inner.map(([field, entry]) => `${titleOf(field)} ${shown(field, entry, currency)}`).join(', ');
}

function currencyOf(body: unknown): string | undefined {
  return isObject(body) && typeof body['currency'] === 'string' ? body['currency'] : undefined;
}

function isTabular(value: unknown): value is readonly Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
