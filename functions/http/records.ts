import { z } from 'zod';
import { addedRecord, recordList, storedRecord } from '../../shared/contracts/answers/record.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { recordRequest } from '../../shared/contracts/requests.ts';
import { listRecords } from '../../shared/workflow/list-pages.ts';
import { recordFact } from '../../shared/workflow/record-fact.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';
import { number, pages } from './pages.ts';

const records = pages('records', number);

const included = z.strictObject({
  ...paging,
  include: z
    .enum(['sensitive'])
    .optional()
    .meta({ description: 'Shows sensitive fields to whoever may read them.' }),
});

endpoint({
  name: 'records-add',
  summary: 'Report a fact: a hold, a quote, progress, a cost, an incident',
  action: 'record.add',
  method: 'POST',
  route: 'events/{id}/records',
  changes: true,
  body: jsonBody(recordRequest, { describedBy: addedRecord }),
  answers: { 201: storedRecord },
  faults: ['record.invalid', 'record.too-early', 'run.closed'],
  handle: async ({ ports, scope, param, body }) => {
    return {
      status: 201,
      body: await recordFact(ports, scope, param('id'), body),
    };
  },
});

endpoint({
  name: 'records-list',
  summary: 'List what people and the world reported',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/records',
  query: included,
  answers: { 200: recordList },
  handle: async ({ ports, scope, param, query }) => {
    const page = { ...records.asked(query), sensitive: query.include === 'sensitive' };
    const { rows, next } = await listRecords(ports, scope, param('id'), page);
    return { status: 200, body: { records: rows, nextCursor: records.next(next) } };
  },
});
