import { describe, expect, it } from 'vitest';
import { firstActions } from '../../../shared/knowledge/first-actions.ts';
import { riskCatalogue } from '../../../shared/knowledge/risk-catalogue.ts';
import { stepsBeyond } from '../../../shared/planning/steps-beyond.ts';

const beyond = (riskId: string) =>
  stepsBeyond(
    firstActions[riskId]?.action ?? '',
    (riskCatalogue.find(({ id }) => id === riskId)?.response ?? '').split('; '),
  );

describe('the steps after the first action', () => {
  it.each([
    ['R07', []],
    ['R16', []],
    ['R15', ['count heads at the meeting point']],
    ['R14', ['First aid there within 3 min', 'write it down']],
    ['R11', ['Order from the second supplier', 'claim the loss']],
  ])('of %s say nothing that it has said: %j', (riskId, steps) => {
    expect(beyond(riskId)).toEqual(steps);
  });

  it('are all there where the first action says something else', () => {
    expect(stepsBeyond('Call the kitchen', ['Vouchers', 'Move the next session'])).toHaveLength(2);
  });
});
