import { z } from 'zod';
import { reportList, reportView } from '../../shared/contracts/answers/report.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { exportReport, listReports, readReport } from '../../shared/workflow/read-reports.ts';
import { endpoint } from './endpoint.ts';
import { fileAnswer } from './file-answer.ts';
import { pages } from './pages.ts';

const reports = pages('reports', z.iso.date());
const markdown = 'text/markdown; charset=utf-8';

endpoint({
  name: 'reports-list',
  summary: 'List the reports on past events, newest first',
  action: 'report.read',
  method: 'GET',
  route: 'reports',
  query: z.strictObject(paging),
  answers: { 200: reportList },
  handle: async ({ ports, scope, query }) => {
    const { rows, next } = await listReports(ports, scope, reports.asked(query));
    return { status: 200, body: { reports: rows, nextCursor: reports.next(next) } };
  },
});

endpoint({
  name: 'reports-get',
  summary: 'Read a report, as data or as a document',
  action: 'report.read',
  method: 'GET',
  route: 'reports/{reportId}',
  query: z.strictObject({
    format: z
      .enum(['json', 'md'], 'Use json or md.')
      .default('json')
      .meta({ description: 'Data or document.' }),
  }),
  heavy: true,
  answers: { 200: { media: markdown, description: 'The report, for people.', json: reportView } },
  faults: ['report.not-found'],
  handle: async ({ ports, scope, param, query, header }) => {
    const id = param('reportId');
    if (query.format === 'json') return { status: 200, body: await readReport(ports, scope, id) };
    return fileAnswer(await exportReport(ports, scope, id), markdown, header('if-none-match'));
  },
});
