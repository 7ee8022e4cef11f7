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
type Gate = NonNullable<Parameters<typeof whatKeepsShut>[4]>;
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

describe('an event that is to be held', () => {
  const finding = { code: 'concluded', detail: 'Nobody has recorded it.', remedy: 'Record it.' };
  const gate = { passed: false, findings: [finding] } as unknown as Gate; // nothing else is read
  const stop = (state: string, summary?: object) => {
    const event = { state, level: 'Beginner', asOf: '2027-02-01', summary };
    const run = { event, records: [], approvals: [], questions: [] } as unknown as RunFacts; // nothing else is read
    return whatKeepsShut(run, '2027-02-01', [], [], gate).find(({ id }) => id === 'concluded');
  };

  it('waits for somebody to say that it was, from its end on and for three days', () => {
    const dates = { start: '2027-03-11T18:30', end: '2027-03-11T21:30' };
    expect(stop('Execute', { dates, timeZone: 'Europe/Warsaw' })).toEqual({
      kind: 'record',
      id: 'concluded',
      what: 'Nobody has recorded it. Record it.',
      who: 'planner or owner',
      from: '2027-03-11T20:30:00.000Z',
      until: '2027-03-14T20:30:00.000Z',
    });
  });

  it('waits from midnight after its last day where it has no hours, and at once where it has no date', () => {
    const dates = { start: '2027-03-11', end: '2027-03-12' };
    expect(stop('Execute', { dates, timeZone: null })?.from).toBe('2027-03-13T00:00:00.000Z');
    expect(stop('Execute')).not.toHaveProperty('from');
  });

  it('is stopped by a gate in every other state', () => {
    expect(stop('Confirm')?.kind).toBe('gate');
  });
});
