import { describe, expect, it } from 'vitest';
import type { ApprovalKind } from '../../../shared/kernel/define-artifact.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';
import { type ApprovalStanding, requestable } from '../../../shared/workflow/approval-standings.ts';

const ripe = (kind: ApprovalKind): ApprovalStanding => ({
  kind,
  current: undefined,
  outdated: [],
  gate: { passed: true } as ApprovalStanding['gate'], // only what is read
  turnedDown: 0,
});
const kinds: ApprovalKind[] = ['budget', 'vendor-contracts', 'final-go'];
const asked = (...questions: object[]) =>
  requestable(kinds.map(ripe), { questions: questions as unknown as RunFacts['questions'] }); // only what is read
const conflict = { kind: 'conflict', status: 'open', field: 'conflict:money.catering', blocks: 'Confirm' };

describe('what is put up for approval', () => {
  it('is all that is drafted and through its gate while no conflict is open', () => {
    expect(asked()).toEqual(kinds);
    expect(asked({ ...conflict, status: 'answered' })).toEqual(kinds);
  });

  it('is neither money nor the go while it is open what a house or vendor may cost', () => {
    expect(asked(conflict)).toEqual([]);
  });

  it('is no go while a conflict is open that keeps the event from being held', () => {
    const late = { ...conflict, field: 'conflict:timeline.lead-time', blocks: 'Execute' };
    expect(asked(late)).toEqual(['budget', 'vendor-contracts']);
  });
});
