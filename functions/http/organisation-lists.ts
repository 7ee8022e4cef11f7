import type { ImportFormat } from '../../shared/contracts/imports/raw-rows.ts';
import { Fault } from '../../shared/kernel/errors.ts';
import { organisationLists, type OrganisationList } from '../../shared/kernel/organisation-store.ts';
import { importList, readList } from '../../shared/workflow/organisation-lists.ts';
import { requireCurrent } from './conditional.ts';
import { type Call, endpoint } from './endpoint.ts';
import { mediaTypeOf, wrongType } from './request-body.ts';

for (const list of organisationLists) {
  endpoint({
    name: `${list}-list`,
    action: 'organisation.read',
    method: 'GET',
    route: `organisation/${list}`,
    handle: async ({ ports, scope, query }) => {
      const version = wholeNumber(query('version'), '/version');
      return { status: 200, body: await readList(ports, scope, list, version) };
    },
  });

  endpoint({
    name: `${list}-replace`,
    action: 'organisation.change',
    method: 'PUT',
    route: `organisation/${list}`,
    changes: true,
    handle: async (call) => {
      const { ports, scope, header } = call;
      const current = await readList(ports, scope, list, null);
      requireCurrent(header('if-match'), current);
      return imported(call, list, current.version?.version ?? 0);
    },
  });

  endpoint({
    name: `${list}-import`,
    action: 'organisation.change',
    method: 'POST',
    route: `organisation/${list}/import`,
    changes: true,
    handle: (call) => imported(call, list),
  });
}

async function imported({ ports, scope, query, header, text }: Call, list: OrganisationList, from?: number) {
  const request = {
    list,
    text: await text(),
    format: formatOf(header('content-type')),
    skipInvalid: query('skipInvalid') === 'true',
    dryRun: query('dryRun') === 'true',
    ...(from !== undefined && { from }),
  };
  return { status: 200, body: await importList(ports, scope, request) };
}

export function formatOf(contentType: string | null): ImportFormat {
  const type = mediaTypeOf(contentType);
  if (type === 'text/csv' || type === 'text/tab-separated-values') return 'csv';
  if (type === 'application/json') return 'json';
  throw wrongType('Send text/csv or application/json.');
}

function wholeNumber(value: string | null, pointer: string): number | null {
  if (value === null) return null;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Fault('request.invalid', 'A version is a whole number.', [
    { pointer, detail: 'Use a whole number, 1 or more.' },
  ]);
}
