import { describe, expect, it } from 'vitest';
import { briefGate } from '../../../shared/gates/brief-gate.ts';
import type { Bodies } from '../../support/plan-for.ts';
import { brokenGateRules, samplePlan } from '../../support/spoiled.ts';

const spoilt: Record<string, (plan: Bodies) => void> = {
  'the brief names a place': ({ EventBrief }) => (EventBrief.place = null),
  'the brief names dates or a window': ({ EventBrief }) => (EventBrief.dates = null),
  'the event lies in the future': ({ EventBrief }) => (EventBrief.asOf = '2027-04-01'),
  'the brief says how many people come': ({ EventBrief }) =>
    (EventBrief.audience = { inPerson: 0, online: 0 }),
  'the brief says what kind of event it is': ({ EventBrief }) => (EventBrief.eventType = null),
  'the brief names an owner': ({ StakeholderMap }) => (StakeholderMap.ownerId = null),
  'the requirements have at least one must': ({ Requirements }) => (Requirements.items = []),
  'every approval has somebody to ask': ({ StakeholderMap }) => (StakeholderMap.chains[0].approvers = []),
};

describe('brief-gate', () => {
  it('passes a complete brief', () => {
    expect(brokenGateRules(briefGate, () => {})).toEqual([]);
  });

  it.each(briefGate.rules)('%s', (rule) => {
    expect(brokenGateRules(briefGate, spoilt[rule] ?? (() => {}))).toEqual([rule]);
  });

  it('passes a brief with a window in place of dates', () => {
    const window = { from: '2027-03-01', to: '2027-03-31', durationDays: 1 };
    expect(
      brokenGateRules(briefGate, ({ EventBrief }) =>
        Object.assign(EventBrief, { dates: null, dateWindow: window }),
      ),
    ).toEqual([]);
  });

  it('names what does not exist yet', () => {
    const { EventBrief } = samplePlan();
    const { passed, findings } = briefGate.check(
      { EventBrief },
      { level: 'Beginner', asOf: '2027-02-01', execution: 'live' },
    );
    expect([passed, findings.map(({ artifact }) => artifact)]).toEqual([
      false,
      ['Requirements', 'StakeholderMap'],
    ]);
  });
});
