import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/knowledge/approval-policy.ts';
import type { ApprovalStanding } from '../../../shared/workflow/approval-standings.ts';
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

describe('an approval with a first yes', () => {
  const approvedBy = [
    { by: 'ola', name: 'Ola', roles: ['approver'], at: '2027-02-01T09:00:00Z', comment: '' },
  ];
  const proposal = { summary: 'Take the hall', amountMinor: 2_600_000, currency: 'EUR', alternatives: [] };
  const waitingOn = (asked: string) => {
    const event = { state: 'Research', level: 'Beginner', asOf: '2027-02-01', execution: 'live' };
    const policy = { policy: defaultPolicy, version: 0 };
    const run = { event, policy, knowledge: new Map(), records: [], approvals: [], questions: [] };
    const current = { kind: 'venue', proposal, approvedBy, approvers: [asked], approverIndex: 0 };
    const standing = { kind: 'venue', current, turnedDown: 0 } as unknown as ApprovalStanding; // nothing else is read
    const [wait] = whatKeepsShut(
      run as unknown as RunFacts, // nothing else is read
      '2027-02-01',
      [standing],
      [],
      undefined,
    );
    return wait && { what: wait.what, who: wait.who };
  };

  it('names once the roles that it waits for', () => {
    expect(waitingOn('approver or administrator')).toEqual({
      what: 'Venue approval: Take the hall. Approved by Ola; another person is needed',
      who: 'approver or administrator',
    });
  });

  it('names the roles beside a person who is asked', () => {
    expect(waitingOn('Fin')).toEqual({
      what: 'Venue approval: Take the hall. Approved by Ola; still needed: approver or administrator',
      who: 'Fin',
    });
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
