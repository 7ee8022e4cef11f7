import { describe, expect, it } from 'vitest';
import { eventBrief } from '../../../shared/artifacts/event-brief.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('event-brief', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(eventBrief.schema.safeParse(plan[eventBrief.type]).success).toBe(true);
    expect(eventBrief.verify(plan[eventBrief.type], plan)).toEqual([]);
  });

  it('refuses a planning date that is no date', () => {
    const body = samplePlan()[eventBrief.type];
    body.asOf = 'tomorrow';
    expect(eventBrief.schema.safeParse(body).success).toBe(false);
  });

  it('the event ends after it begins', () => {
    expect(
      brokenInvariants(eventBrief, (body) => {
        body.dates.end = '2027-03-11T18:00';
      }),
    ).toContain('the event ends after it begins');
  });

  it('what may be spent if needed is more than the target', () => {
    const broken = (budget: { kind: string; ceilingMinor: number }) =>
      brokenInvariants(eventBrief, (body) => {
        Object.assign(body.budget, { amountMinor: 200_000, ...budget });
      });
    const rule = 'what may be spent if needed is more than the target';
    expect(broken({ kind: 'target', ceilingMinor: 200_000 })).toContain(rule);
    expect(broken({ kind: 'cap', ceilingMinor: 300_000 })).toContain(rule);
  });

  it('the event days are in order and begin on its first day', () => {
    expect(
      brokenInvariants(eventBrief, (body) => {
        body.dates.days = ['2027-03-12'];
      }),
    ).toContain('the event days are in order and begin on its first day');
  });

  it('the date window holds the event', () => {
    expect(
      brokenInvariants(eventBrief, (body) => {
        body.dateWindow = { from: '2027-03-11', to: '2027-03-01', durationDays: 1 };
      }),
    ).toContain('the date window holds the event');
  });

  it('every constraint has an id of its own', () => {
    expect(
      brokenInvariants(eventBrief, (body) => {
        body.constraints[1].id = body.constraints[0].id;
      }),
    ).toContain('every constraint has an id of its own');
  });
});
