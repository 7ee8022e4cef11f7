import { z } from 'zod';
import {
  exportBudget,
  exportCalendar,
  exportPlan,
  exportRequest,
} from '../../shared/workflow/export-plan.ts';
import { endpoint } from './endpoint.ts';
import { fileAnswer } from './file-answer.ts';

const markdown = 'text/markdown; charset=utf-8';
const calendar = 'text/calendar; charset=utf-8';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const calendarParts = z.strictObject({
  only: z
    .enum(['sessions', 'milestones', 'deadlines'], 'Use one of: sessions, milestones, deadlines.')
    .optional()
    .meta({ description: 'One part of the calendar.' }),
  track: z.string().optional().meta({ description: 'Sessions of this track.' }),
});

endpoint({
  name: 'exports-plan',
  summary: 'Take the plan away as a document',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/plan.md',
  heavy: true,
  answers: { 200: { media: markdown, description: 'The plan, for people.' } },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param, header }) => {
    const file = await exportPlan(ports, scope, param('id'));
    return fileAnswer(file, markdown, header('if-none-match'));
  },
});

endpoint({
  name: 'exports-calendar',
  summary: 'Take the dates away as a calendar',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/calendar.ics',
  query: calendarParts,
  heavy: true,
  answers: { 200: { media: calendar, description: 'RFC 5545.' } },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param, query, header }) => {
    const file = await exportCalendar(ports, scope, param('id'), query);
    return fileAnswer(file, calendar, header('if-none-match'));
  },
});

endpoint({
  name: 'exports-budget',
  summary: 'Take the budget away as a workbook',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/budget.xlsx',
  heavy: true,
  answers: { 200: { media: workbook, description: 'With formulas.' } },
  faults: ['artifact.not-found'],
  handle: async ({ ports, scope, param, header }) => {
    const file = await exportBudget(ports, scope, param('id'));
    return fileAnswer(file, workbook, header('if-none-match'));
  },
});

for (const [kind, asked] of [
  ['venue-rfp', 'venues are asked to offer'],
  ['catering-brief', 'caterers are asked to quote for'],
  ['av-brief', 'suppliers of sound, light and screens are asked to quote for'],
] as const) {
  endpoint({
    name: `exports-${kind}`,
    summary: `Take away what ${asked}`,
    method: 'GET',
    action: 'event.read',
    route: `events/{id}/exports/${kind}.md`,
    heavy: true,
    answers: { 200: { media: markdown, description: 'A request for offers.' } },
    faults: ['artifact.not-found'],
    handle: async ({ ports, scope, param, header }) => {
      const file = await exportRequest(ports, scope, param('id'), kind);
      return fileAnswer(file, markdown, header('if-none-match'));
    },
  });
}
