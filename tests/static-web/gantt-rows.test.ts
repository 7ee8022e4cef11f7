import { describe, expect, it } from 'vitest';
import { ganttRows, labelLines, tickWords } from '../../static-web/src/pages/event/timeline/gantt-rows.ts';
import type { PlannedTask } from '../../shared/artifacts/task-register.ts';

const task = (id: string, start: string, end: string): PlannedTask => ({
  id,
  title: id,
  owner: 'Event Planner',
  agent: 'event-planner',
  phase: 'Plan',
  start,
  end,
  durationDays: 1,
  dependsOn: [],
  stage: 'before',
  afterEvent: false,
  basis: { source: 'a test', formula: 'none', inputs: {} },
});

describe('rows of the Gantt chart', () => {
  it('stand in the order of the work, with the critical path marked', () => {
    const tasks = [
      task('t-A3', '2027-01-08', '2027-01-09'),
      task('t-A1', '2027-01-04', '2027-01-08'),
      task('t-A2', '2027-01-04', '2027-01-05'),
    ];
    const rows = ganttRows({ criticalPath: ['t-A1', 't-A3'] }, tasks);
    expect(rows.map(({ id, critical }) => [id, critical])).toEqual([
      ['t-A2', false],
      ['t-A1', true],
      ['t-A3', true],
    ]);
  });
});

describe('a label of the Gantt chart', () => {
  it('takes a second line before anything is cut', () => {
    expect(labelLines('Sign the venue')).toEqual(['Sign the venue']);
    expect(labelLines('Charter: goals, KPIs, audience, format, hard constraints and who decides')).toEqual([
      'Charter: goals, KPIs, audience, format, hard',
      'constraints and who decides',
    ]);
    expect(labelLines('word '.repeat(30).trim()).at(-1)).toMatch(/…$/);
  });
});

describe('the axis of the Gantt chart', () => {
  it('says the year at its turn, months at their first day, else days', () => {
    const words = ['2027-01-01', '2027-02-01', '2027-02-07'].map((text) => tickWords(new Date(text)));
    expect(words).toEqual(['2027', 'Feb', '7 Feb']);
  });
});
