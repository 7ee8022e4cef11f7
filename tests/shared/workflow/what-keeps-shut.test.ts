import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';
import { whatKeepsShut } from '../../../shared/workflow/what-keeps-shut.ts';

/** A run that would enter Confirm, with one hold on record. */
function facts(hold: object): RunFacts {
  const body = { venueName: 'Old Mill', ...hold };
  const record = {
    seq: 1,
    id: 'r1',
    kind: 'hold',
    body,
    by: 'ola',
    at: '2027-02-01T00:00:00Z',
    simulated: false,
  };
  const event = { state: 'Logistics', level: 'Beginner', asOf: '2027-02-01' };
  return { event, records: [record], approvals: [], questions: [] } as unknown as RunFacts; // nothing else is read
}
const missing = (hold: object, today: string) =>
  whatKeepsShut(facts(hold), today, [], [], undefined)
    .filter(({ kind }) => kind === 'record')
    .map(({ what }) => what);

describe('a definite hold before Confirm', () => {
  it('is enough while it stands, its last day included', () => {
    expect(missing({ status: 'definite', expiresOn: '2027-03-01' }, '2027-03-01')).toEqual([]);
    expect(missing({ status: 'definite' }, '2028-01-01')).toEqual([]);
  });

  it('is asked for again once it has run out, by name and day', () => {
    expect(missing({ status: 'definite', expiresOn: '2027-03-01' }, '2027-03-02')).toEqual([
      expect.stringContaining('The definite hold of Old Mill ran out on 2027-03-01'),
    ]);
  });

  it('is asked for where there is a tentative one alone', () => {
    expect(missing({ status: 'tentative' }, '2027-02-02')).toEqual([
      expect.stringContaining('A person has to record a real venue'),
    ]);
  });
});
