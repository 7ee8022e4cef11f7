import { describe, expect, it } from 'vitest';
import { logisticsPlan } from '../../../shared/artifacts/logistics-plan.ts';
import { sampleLogisticsPlan } from '../../support/logistics-samples.ts';

const rulesBroken = (body: unknown) => logisticsPlan.verify(body, {}).map((finding) => finding.rule);

describe('LogisticsPlan', () => {
  it('accepts a plan in which empty lists say why', () => {
    expect(logisticsPlan.verify(sampleLogisticsPlan(), {})).toEqual([]);
  });

  it('refuses a workflow without tasks', () => {
    const body = sampleLogisticsPlan();
    const workflows = body.workflows.map((workflow) => ({ ...workflow, taskIds: [] }));
    expect(logisticsPlan.schema.safeParse({ ...body, workflows }).success).toBe(false);
  });

  it('finds an empty list without a reason', () => {
    expect(rulesBroken({ ...sampleLogisticsPlan(), staff: [] })).toEqual([
      'an empty list says why it is empty',
    ]);
  });

  it('finds food for fewer people than expected', () => {
    const body = sampleLogisticsPlan();
    expect(rulesBroken({ ...body, attendance: { ...body.attendance, planFor: 19 } })).toEqual([
      'food and seats are planned for at least the people expected',
    ]);
  });

  it('finds a wheelchair place without a companion seat', () => {
    const body = sampleLogisticsPlan();
    expect(rulesBroken({ ...body, access: { ...body.access, companionSeats: 0 } })).toEqual([
      'every wheelchair place has a companion seat',
    ]);
  });

  it('finds people in the building after it must be empty', () => {
    const body = sampleLogisticsPlan();
    expect(rulesBroken({ ...body, tearDown: { ...body.tearDown, end: '2027-03-11T22:10' } })).toEqual([
      'everybody is out in time',
    ]);
  });
});
