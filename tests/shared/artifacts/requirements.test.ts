import { describe, expect, it } from 'vitest';
import { requirements } from '../../../shared/artifacts/requirements.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('requirements', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(requirements.schema.safeParse(plan[requirements.type]).success).toBe(true);
    expect(requirements.verify(plan[requirements.type], plan)).toEqual([]);
  });

  it('refuses a priority that nobody knows', () => {
    const body = samplePlan()[requirements.type];
    body.items[0].priority = 'maybe';
    expect(requirements.schema.safeParse(body).success).toBe(false);
  });

  it('every requirement has an id of its own', () => {
    expect(
      brokenInvariants(requirements, (body) => {
        body.items[1].id = body.items[0].id;
      }),
    ).toContain('every requirement has an id of its own');
  });

  it('every requirement traces to the brief', () => {
    expect(
      brokenInvariants(requirements, (body) => {
        body.items[0].tracesTo = { kind: 'constraint', id: 'c99', words: '' };
      }),
    ).toContain('every requirement traces to the brief');
  });

  it('an empty list says why it is empty', () => {
    expect(
      brokenInvariants(requirements, (body) => {
        body.items = [];
        body.note = '';
      }),
    ).toContain('an empty list says why it is empty');
  });
});
