import { communicationsPlan } from '../artifacts/communications-plan.ts';
import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { executionFacts } from '../artifacts/record-views.ts';
import { riskRegister, type PlannedRisk } from '../artifacts/risk-register.ts';
import { runbook } from '../artifacts/runbook.ts';
import { schedule } from '../artifacts/schedule.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { defineGate } from '../kernel/define-gate.ts';

interface RiskReport {
  riskId: string;
  status: 'open' | 'happened' | 'closed' | 'accepted';
}

/** Residual rating from which a risk needs a person to accept it; rating from which it needs a scenario. */
const blocksFrom = 12;
const scenarioFrom = 8;

/** Guards the way out of Confirm. That every approval is on record is checked where approvals are kept. */
export const confirmGate = defineGate({
  name: 'confirm-gate',
  title: 'Confirm gate',
  reads: [
    riskRegister,
    contingencyPlan,
    communicationsPlan,
    stakeholderMap,
    runbook,
    schedule,
    executionFacts,
  ],
  rules: {
    'no open risk has a residual rating of 12 or more unless a person accepted it': ({
      RiskRegister,
      executionFacts: facts,
    }) =>
      RiskRegister.risks.flatMap((risk, index) =>
        risk.residual.rating >= blocksFrom && isOpen(statusOf(risk, facts.riskStatus))
          ? [
              {
                pointer: `/risks/${index}`,
                detail: `"${risk.title}" keeps a rating of ${risk.residual.rating} after its mitigation.`,
                remedy: 'Mitigate it further, or record who accepts it and why.',
              },
            ]
          : [],
      ),
    'every risk rated 8 or more has a scenario, a trigger and an owner': ({
      RiskRegister,
      ContingencyPlan,
      executionFacts: facts,
    }) =>
      RiskRegister.risks.flatMap((risk, index) => {
        if (risk.rating < scenarioFrom || statusOf(risk, facts.riskStatus) === 'closed') return [];
        const scenario = ContingencyPlan.scenarios.find((entry) => entry.riskId === risk.id);
        return scenario?.trigger.trim() && scenario.owner.trim()
          ? []
          : [{ pointer: `/risks/${index}`, detail: `"${risk.title}" is rated ${risk.rating} and has none.` }];
      }),
    'every audience of the stakeholder map is told something': ({ StakeholderMap, CommunicationsPlan }) =>
      StakeholderMap.audiences
        .filter(({ id }) => !CommunicationsPlan.communications.some(({ audienceId }) => audienceId === id))
        .map(({ name }) => ({
          artifact: 'CommunicationsPlan',
          pointer: '/communications',
          detail: `${name} are told nothing.`,
        })),
    'the runbook has a cue for every session of the schedule': ({ Runbook, Schedule }) =>
      Schedule.sessions
        .filter(({ id, start }) => !Runbook.cues.some((cue) => cue.sessionId === id && cue.at === start))
        .map(({ title, start }) => ({
          artifact: 'Runbook',
          pointer: '/cues',
          detail: `"${title}" at ${start} has none.`,
          remedy: 'Write the runbook again from the schedule as it stands.',
        })),
  },
});

/** One that has happened is not over by that: somebody closes or accepts it. */
function isOpen(status: RiskReport['status']): boolean {
  return status === 'open' || status === 'happened';
}

/** The last word of a person; open before anyone said anything. */
function statusOf(risk: PlannedRisk, reports: readonly RiskReport[]): RiskReport['status'] {
  return reports.findLast((report) => report.riskId === risk.id)?.status ?? 'open';
}
