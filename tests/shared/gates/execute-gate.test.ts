import { describe, expect, it } from 'vitest';
import { executionFacts } from '../../../shared/artifacts/record-views.ts';
import { executeGate } from '../../../shared/gates/execute-gate.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const nothing = executionFacts.select([]);

describe('execute-gate', () => {
  it('a person recorded that the event was held or cancelled', () => {
    const { passed, findings } = executeGate.check({ executionFacts: nothing }, context);
    expect(passed).toBe(false);
    expect(findings.map((finding) => finding.rule)).toEqual([
      'a person recorded that the event was held or cancelled',
    ]);
  });

  it.each(['held', 'cancelled'] as const)('passes once it is %s', (outcome) => {
    expect(
      executeGate.check({ executionFacts: { ...nothing, conclusion: { outcome } } }, context).passed,
    ).toBe(true);
  });
});
