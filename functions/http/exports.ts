import {
  exportBudget,
  exportCalendar,
  exportPlan,
  exportRequest,
} from '../../shared/workflow/export-plan.ts';
import { endpoint } from './endpoint.ts';
import { fileAnswer } from './file-answer.ts';

endpoint({
  name: 'exports-plan',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/plan.md',
  handle: async ({ ports, scope, param, header }) => {
    const file = await exportPlan(ports, scope, param('id'));
    return fileAnswer(file, 'text/markdown; charset=utf-8', header('if-none-match'));
  },
});

endpoint({
  name: 'exports-calendar',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/calendar.ics',
  handle: async ({ ports, scope, param, query, header }) => {
    const asked = { only: query('only'), track: query('track') };
    const file = await exportCalendar(ports, scope, param('id'), asked);
    return fileAnswer(file, 'text/calendar; charset=utf-8', header('if-none-match'));
  },
});

endpoint({
  name: 'exports-budget',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/exports/budget.xlsx',
  handle: async ({ ports, scope, param, header }) => {
    const file = await exportBudget(ports, scope, param('id'));
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return fileAnswer(file, type, header('if-none-match'));
  },
});

for (const kind of ['venue-rfp', 'catering-brief', 'av-brief'] as const) {
  endpoint({
    name: `exports-${kind}`,
    method: 'GET',
    action: 'event.read',
    route: `events/{id}/exports/${kind}.md`,
    handle: async ({ ports, scope, param, header }) => {
      const file = await exportRequest(ports, scope, param('id'), kind);
      return fileAnswer(file, 'text/markdown; charset=utf-8', header('if-none-match'));
    },
  });
}
