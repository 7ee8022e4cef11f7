import { describe, expect, it } from 'vitest';
import { riskRegister } from '../../../shared/artifacts/risk-register.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('risk-register', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(riskRegister.schema.safeParse(plan[riskRegister.type]).success).toBe(true);
    expect(riskRegister.verify(plan[riskRegister.type], plan)).toEqual([]);
  });

  it('refuses a probability of six', () => {
    const body = samplePlan()[riskRegister.type];
    body.risks[0].probability = 6;
    expect(riskRegister.schema.safeParse(body).success).toBe(false);
  });

  it('a rating is probability times impact', () => {
    expect(
      brokenInvariants(riskRegister, (body) => {
        body.risks[0].rating = 7;
      }),
    ).toContain('a rating is probability times impact');
  });

  it('mitigation never makes a risk worse', () => {
    expect(
      brokenInvariants(riskRegister, (body) => {
        body.risks[0].residual = { probability: 5, impact: 5, rating: 25 };
      }),
    ).toContain('mitigation never makes a risk worse');
  });

  it('every risk has an id of its own', () => {
    expect(
      brokenInvariants(riskRegister, (body) => {
        body.risks[1].id = body.risks[0].id;
      }),
    ).toContain('every risk has an id of its own');
  });

  it('a scenario is asked for exactly from the rating named', () => {
    expect(
      brokenInvariants(riskRegister, (body) => {
        body.risks[0].needsScenario = false;
      }),
    ).toContain('a scenario is asked for exactly from the rating named');
  });

  it('an empty register says why it is empty', () => {
    expect(
      brokenInvariants(riskRegister, (body) => {
        Object.assign(body, { risks: [], note: '' });
      }),
    ).toContain('an empty register says why it is empty');
  });
});
