import { expect, it } from 'vitest';
import { openConflicts } from '../../static-web/src/pages/event/overview/open-conflicts.ts';

const conflict = (field: string, status: 'open' | 'answered' = 'open') =>
  ({ kind: 'conflict', status, field: `conflict:${field}` }) as const;

it('tells an open conflict at the step whose matter it is, once that step is passed, else at the present one', () => {
  const open = [conflict('money.catering'), conflict('headcount'), conflict('venue', 'answered')];
  expect(openConflicts(open, 'Confirm')).toEqual({ Budget: 1, Confirm: 1 });
  expect(openConflicts(open, 'Research')).toEqual({ Research: 2 });
});
