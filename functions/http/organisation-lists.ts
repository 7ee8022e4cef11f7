import { z } from 'zod';
import { importReport, listView } from '../../shared/contracts/answers/organisation-list.ts';
import { listRows } from '../../shared/contracts/imports/list-rows.ts';
import type { ImportFormat } from '../../shared/contracts/imports/raw-rows.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { organisationLists, type OrganisationList } from '../../shared/kernel/organisation-store.ts';
import { importList, newestOf, readList } from '../../shared/workflow/organisation-lists.ts';
import { etagOf, requireCurrent } from './conditional.ts';
import type { Call } from './declaration.ts';
import { endpoint } from './endpoint.ts';
import { listBody } from './declared-body.ts';
import { number, pages } from './pages.ts';

const asked = z.strictObject({
  ...paging,
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'Use a whole number, 1 or more.')
    .optional()
    .meta({ description: 'An earlier version; the newest where it is left out.', examples: ['1'] }),
  include: z.enum(['sensitive']).optional().meta({ description: 'Shows contacts to whoever may read them.' }),
});

const flag = (description: string) => z.enum(['true', 'false']).default('false').meta({ description });
const importing = z.strictObject({
  skipInvalid: flag('Leave rows out that do not fit, instead of refusing the list.'),
  dryRun: flag('Say what would change and store nothing.'),
});

function identityOf(list: OrganisationList, newest = 0, shown = 0) {
  return { list, newest, shown };
}

for (const list of organisationLists) {
  const rows = pages(list, z.tuple([number, number]));
  endpoint({
    name: `${list}-list`,
    summary: `Read the ${list} of the organisation`,
    action: 'organisation.read',
    method: 'GET',
    route: `organisation/${list}`,
    query: asked,
    answers: { 200: listView(list) },
    faults: ['organisation.not-found'],
    handle: async ({ ports, scope, query }) => {
      const page = { ...rows.asked(query), sensitive: query.include === 'sensitive' };
      const named = query.version === undefined ? null : Number(query.version);
      const version = page.after?.[0] ?? named;
      const { next, ...shown } = await readList(ports, scope, list, { ...page, version });
      // Of the whole list, whatever page of it was read, with its contacts or without: what an If-Match has to name.
      const of = identityOf(list, shown.history[0]?.version, shown.version?.version);
      return {
        status: 200,
        body: { ...shown, nextCursor: rows.next(next) },
        headers: { etag: etagOf(JSON.stringify(of)) },
      };
    },
  });

  endpoint({
    name: `${list}-replace`,
    summary: `Replace the ${list} that were read`,
    action: 'organisation.change',
    method: 'PUT',
    route: `organisation/${list}`,
    changes: true,
    ifMatch: 'required',
    body: listBody(listRows[list]),
    query: importing,
    heavy: true,
    answers: { 200: importReport },
    faults: ['import.invalid'],
    handle: async (call) => {
      const { ports, scope, header } = call;
      const newest = await newestOf(ports, scope, list);
      requireCurrent(header('if-match'), identityOf(list, newest, newest));
      return imported(call, list, newest);
    },
  });

  endpoint({
    name: `${list}-import`,
    summary: `Import the ${list} from a file, in place of the ones before`,
    action: 'organisation.change',
    method: 'POST',
    route: `organisation/${list}/import`,
    changes: true,
    body: listBody(listRows[list]),
    query: importing,
    heavy: true,
    answers: { 200: importReport },
    faults: ['import.invalid'],
    handle: (call) => imported(call, list),
  });
}

async function imported(
  {
    ports,
    scope,
    query,
    body,
  }: Call<{ format: ImportFormat; text: string }, z.infer<typeof importing>, never>,
  list: OrganisationList,
  from?: number,
) {
  const request = {
    list,
    ...body,
    skipInvalid: query.skipInvalid === 'true',
    dryRun: query.dryRun === 'true',
    ...(from !== undefined && { from }),
  };
  return { status: 200 as const, body: await importList(ports, scope, request) };
}
