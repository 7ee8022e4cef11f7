import type { ListView } from '../contracts/answers/organisation-list.ts';
import { requirePermission } from '../contracts/permissions.ts';
import { type ParsedList, parseList } from '../contracts/imports/parse-list.ts';
import { priceImport } from '../contracts/imports/price-import.ts';
import type { ImportFormat } from '../contracts/imports/raw-rows.ts';
import { vendorImport } from '../contracts/imports/vendor-import.ts';
import { venueImport } from '../contracts/imports/venue-import.ts';
import { canonicalText } from '../kernel/content-hash.ts';
import { Fault, type FieldError } from '../kernel/errors.ts';
import type { OwnPrice, OwnVendor, OwnVenue } from '../kernel/organisation-rows.ts';
import type { ListVersion, OrganisationList } from '../kernel/organisation-store.ts';
import type { PageAsked } from '../kernel/page.ts';
import type { Scope } from '../kernel/scope.ts';
import { unitPriceTable } from '../knowledge/unit-prices.ts';
import { defaultReading } from './default-reading.ts';
import { tellRuns } from './tell-runs.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

type Row = OwnVenue | OwnVendor | OwnPrice;
type Parser = (text: string, options: { format: ImportFormat; skipInvalid: boolean }) => ParsedList<Row>;

const parsers: Readonly<Record<OrganisationList, Parser>> = {
  venues: (text, options) => parseList(venueImport, text, options),
  vendors: (text, options) => parseList(vendorImport, text, options),
  prices: (text, options) => parseList(keyedPrices, text, options),
};

/** An item of the unit prices is stored by its key and counted in its unit; any other item is the organisation's own. */
const keyedPrices: typeof priceImport = {
  ...priceImport,
  toRow(fields) {
    const row = priceImport.toRow(fields);
    if ('detail' in row) return row;
    const wanted = row.item.toLowerCase();
    const known = Object.entries(unitPriceTable.value).find(
      ([key, { item }]) => key === wanted || item.toLowerCase() === wanted,
    );
    if (!known) return row;
    const [key, { unit }] = known;
    if (row.unit.toLowerCase() === unit.toLowerCase()) return { ...row, item: key, unit };
    return { field: 'unit', detail: `Plans count ${key} by the ${unit}: give the price for one.` };
  },
};

/** Left out of default reads, like contacts in any other text of a row. */
export const sensitiveInRows = ['/contact'];
/** Where a walk through a list is: in one version, so that an import meanwhile moves no row. */
export type ListPlace = readonly [version: number, seen: number];
type ListPage = Omit<ListView, 'nextCursor'> & { next: ListPlace | null };

interface ListAsked extends PageAsked<ListPlace> {
  /** Null: the newest. */
  version: number | null;
  sensitive: boolean;
}

export async function readList(
  ports: WorkflowPorts,
  scope: Scope,
  list: OrganisationList,
  { sensitive, ...page }: ListAsked,
): Promise<ListPage> {
  requirePermission(scope, 'organisation.read');
  if (sensitive) {
    requirePermission(scope, 'organisation.read-sensitive');
    // An organisation has no feed of its own; the log of the application keeps who read them.
    const who = { list, person: scope.principal.id, organisation: scope.organisationId };
    ports.telemetry.log('info', 'sensitive.read', who);
  }
  const whole = await wholePage(ports, scope, list, page);
  return sensitive
    ? whole
    : { ...whole, rows: whole.rows.map((row) => defaultReading(row, sensitiveInRows)) };
}

/** With its contacts. */
async function wholePage(
  ports: WorkflowPorts,
  scope: Scope,
  list: OrganisationList,
  { version: wanted, limit, after }: Omit<ListAsked, 'sensitive'>,
): Promise<ListPage> {
  const history = await ports.organisation.versions(scope, list);
  const version = history.find((entry) => wanted === null || entry.version === wanted) ?? null;
  if (wanted !== null && !version)
    throw new Fault('organisation.not-found', `There is no version ${wanted} of the ${list}.`);
  if (!version) return { list, version, rows: [], history, next: null };
  const [, seen] = after ?? [version.version, 0];
  const page = { after: seen, limit: limit + 1 };
  const found = await ports.organisation.rows(scope, list, version.version, page);
  const next: ListPlace | null = found.length > limit ? [version.version, seen + limit] : null;
  return { list, version, rows: found.slice(0, limit), history, next };
}

/** What a list is replaced from: its newest version, 0 while it was never imported. */
export async function newestOf(ports: WorkflowPorts, scope: Scope, list: OrganisationList): Promise<number> {
  const [newest] = await ports.organisation.versions(scope, list);
  return newest?.version ?? 0;
}

export interface ImportRequest {
  list: OrganisationList;
  text: string;
  format: ImportFormat;
  /** Leaves bad rows out instead of refusing the list. */
  skipInvalid: boolean;
  /** Says what would change and stores nothing. */
  dryRun: boolean;
  /** Version that the list is to replace; refused when another one is the newest. */
  from?: number;
}

export interface ImportReport {
  dryRun: boolean;
  /** What holds now; null while the list was never imported. */
  version: ListVersion | null;
  rows: number;
  added: readonly ChangedRow[];
  changed: readonly ChangedRow[];
  removed: readonly ChangedRow[];
  unchanged: number;
  flags: readonly FieldError[];
  ignoredColumns: readonly string[];
  leftOut: readonly FieldError[];
}

interface ChangedRow {
  id: string;
  label: string;
  /** Of a changed row: the fields that differ. */
  fields?: readonly string[];
}

/** Replaces a list by what was sent, as a new version. A list that says the same makes none. */
export async function importList(
  ports: WorkflowPorts,
  scope: Scope,
  request: ImportRequest,
): Promise<ImportReport> {
  requirePermission(scope, 'organisation.change');
  const { list, text, format, skipInvalid, dryRun } = request;
  const { rows, flags, ignoredColumns, leftOut } = parsers[list](text, { format, skipInvalid });
  const [current = null] = await ports.organisation.versions(scope, list);
  const before = current ? await ports.organisation.rows(scope, list, current.version) : [];
  const changes = changesOf(before as readonly Row[], rows); // stored by this use case from the same parser
  const isSame = current !== null && changes.unchanged === before.length && rows.length === before.length;
  const version = dryRun || isSame ? current : await store(ports, scope, request, rows);
  return { dryRun, version, rows: rows.length, ...changes, flags, ignoredColumns, leftOut };
}

async function store(
  ports: WorkflowPorts,
  scope: Scope,
  { list, format, from }: ImportRequest,
  rows: readonly Row[],
): Promise<ListVersion> {
  const by = {
    importId: ports.newId('imp'),
    at: new Date(ports.now()).toISOString(),
    by: scope.principal.id,
    format,
  };
  const version = await ports.organisation.replace(scope, list, rows, by, from);
  await tellRuns(ports, scope, `list:${list}:${version.version}`);
  return version;
}

function changesOf(before: readonly Row[], after: readonly Row[]) {
  const old = new Map(before.map((row) => [row.id, row]));
  const ids = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).map(labelled);
  const changed = after.flatMap((row) => {
    const fields = differing(old.get(row.id), row);
    return fields.length > 0 ? [{ ...labelled(row), fields }] : [];
  });
  const removed = before.filter(({ id }) => !ids.has(id)).map(labelled);
  return { added, changed, removed, unchanged: after.length - added.length - changed.length };
}

function differing(before: Row | undefined, after: Row): string[] {
  if (!before) return [];
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(after)
    .filter(([field, value]) => canonicalText(old[field] ?? null) !== canonicalText(value))
    .map(([field]) => field);
}

function labelled(row: Row): ChangedRow {
  return { id: row.id, label: 'name' in row ? row.name : `${row.item}, ${row.unit}` };
}
