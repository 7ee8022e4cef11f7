import { describe, expect, it } from 'vitest';
import { postmortemGate } from '../../../shared/gates/postmortem-gate.ts';
import { samplePostmortem } from '../../support/logistics-samples.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const rulesBroken = (change: object) =>
  postmortemGate
    .check({ Postmortem: { ...samplePostmortem(), ...change } }, context)
    .findings.map((finding) => finding.rule);

describe('postmortem-gate', () => {
  it('passes a complete report', () => {
    expect(rulesBroken({})).toEqual([]);
  });

  it('the outcome is held or cancelled', () => {
    expect(rulesBroken({ outcome: 'not-recorded' })).toEqual(['the outcome is held or cancelled']);
  });

  it('a rehearsal is never shown as measured', () => {
    const broken = rulesBroken({ simulated: true });
    expect(new Set(broken)).toEqual(new Set(['a rehearsal is never shown as measured']));
    expect(broken).toHaveLength(2);
  });

  it('every missed target leads to a lesson', () => {
    expect(rulesBroken({ lessons: [] })).toEqual(['every missed target leads to a lesson']);
  });

  it('there is at least one recommendation for the next event', () => {
    expect(rulesBroken({ recommendations: [] })).toEqual([
      'there is at least one recommendation for the next event',
    ]);
  });
});
