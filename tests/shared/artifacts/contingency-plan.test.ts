import { describe, expect, it } from 'vitest';
import { contingencyPlan } from '../../../shared/artifacts/contingency-plan.ts';
import { sampleContingencyPlan } from '../../support/logistics-samples.ts';

const rulesBroken = (body: unknown) => contingencyPlan.verify(body, {}).map((finding) => finding.rule);

describe('ContingencyPlan', () => {
  it('accepts a scenario with a measurable trigger and a quick first action', () => {
    expect(contingencyPlan.verify(sampleContingencyPlan(), {})).toEqual([]);
  });

  it('refuses a first action later than 15 minutes', () => {
    const body = sampleContingencyPlan();
    const scenarios = body.scenarios.map((entry) => ({
      ...entry,
      firstAction: { ...entry.firstAction, withinMinutes: 16 },
    }));
    expect(contingencyPlan.schema.safeParse({ ...body, scenarios }).success).toBe(false);
  });

  it('finds an empty plan without a reason', () => {
    expect(rulesBroken({ scenarios: [], escalation: 'The owner.' })).toEqual([
      'an empty plan says why it is empty',
    ]);
  });

  it('finds two scenarios for one risk and an owner without a deputy', () => {
    const body = sampleContingencyPlan();
    const doubled = { ...body, scenarios: [...body.scenarios, ...body.scenarios] };
    expect(rulesBroken(doubled)).toEqual(['no risk has two scenarios']);
    const alone = { ...body, scenarios: body.scenarios.map((entry) => ({ ...entry, deputy: entry.owner })) };
    expect(rulesBroken(alone)).toEqual(['owner and deputy are two people or roles']);
  });

  it('finds a playbook that does not begin with the first action, or runs back in time', () => {
    const body = sampleContingencyPlan();
    const rule = 'steps of a playbook follow in time, the first action first';
    const steps = (actions: readonly [number, string][]) => ({
      ...body,
      scenarios: body.scenarios.map((entry) => ({
        ...entry,
        playbook: actions.map(([atMinutes, action]) => ({ atMinutes, action, who: 'Host' })),
      })),
    });
    const first = body.scenarios[0]?.firstAction.action ?? '';
    expect(
      rulesBroken(
        steps([
          [0, first],
          [30, 'Tell.'],
        ]),
      ),
    ).toEqual([]);
    expect(rulesBroken(steps([[0, 'Wait.']]))).toEqual([rule]);
    expect(
      rulesBroken(
        steps([
          [5, first],
          [0, 'Tell.'],
        ]),
      ),
    ).toEqual([rule]);
  });
});
