import { contingencyPlan, type Scenario } from '../../../artifacts/contingency-plan.ts';
import { type PlannedRisk, riskRegister } from '../../../artifacts/risk-register.ts';
import { stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { taskRegister, type TaskRegisterBody } from '../../../artifacts/task-register.ts';
import { alwaysPrepared } from '../../../knowledge/risk-exposure.ts';
import { firstActions } from '../../../knowledge/first-actions.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { playbookFor, playbookSteps } from '../../../planning/playbook-steps.ts';
import { agentTitles } from '../../../planning/owner-titles.ts';

interface ContingencyParams {
  /** A risk rated this high gets a scenario. */
  fromRating: number;
  /** Prepared for whatever their rating: what ends an event when it happens. */
  always: readonly string[];
  /** What is planned again afterwards. */
  replan: boolean;
  /** Steps with times, who may decide, what is said. */
  playbook: boolean;
}

export const planContingencies = defineTask({
  name: 'plan-contingencies',
  title: 'Plan the contingencies',
  agent: 'logistics-coordinator',
  reads: [riskRegister, taskRegister, stakeholderMap],
  writes: contingencyPlan,
  refinable: ['escalation'],
  levels: {
    Beginner: { fromRating: 8, always: alwaysPrepared, replan: false, playbook: false },
    Intermediate: { fromRating: 8, always: alwaysPrepared, replan: true, playbook: false },
    Advanced: { fromRating: 8, always: alwaysPrepared, replan: true, playbook: true },
  } satisfies Record<string, ContingencyParams>,
  draft: ({ RiskRegister, TaskRegister, StakeholderMap }, { params }) => {
    const risks = RiskRegister.risks.filter(
      ({ id, rating }) => rating >= params.fromRating || params.always.includes(id),
    );
    const owner = StakeholderMap.people.find(({ id }) => id === StakeholderMap.ownerId)?.name;
    return {
      scenarios: risks.map((risk) => withPlaybook(scenarioFor(risk, TaskRegister), params)),
      ...(risks.length === 0 && { whyEmpty: `No risk is rated ${params.fromRating} or more.` }),
      escalation: `Owner of the scenario, then its deputy, then ${owner ?? 'the owner of the event (to be named)'}; each is called after five minutes without an answer.`,
    };
  },
});

function withPlaybook(scenario: Scenario, { replan, playbook }: ContingencyParams): Scenario {
  const advice = playbookFor(scenario.riskId);
  return {
    ...scenario,
    ...(replan && { replan: { artifacts: [...advice.artifacts], effect: advice.effect } }),
    ...(playbook && {
      playbook: playbookSteps(scenario, advice),
      authority: advice.authority,
      message: advice.message,
    }),
  };
}

const begunWithCapital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function scenarioFor(risk: PlannedRisk, register: TaskRegisterBody): Scenario {
  const known = risk.taskIds.filter((id) => register.tasks.some((task) => task.id === id));
  const day = register.tasks.filter(({ stage }) => stage === 'event').map(({ id }) => id);
  // One step each: an alternative ("…, or call the person") belongs to the step before it.
  const steps = risk.response.split(/;|, (?!or )/).map((step) => begunWithCapital(step.trim()));
  return {
    id: `scenario-${risk.id}`,
    riskId: risk.id,
    title: risk.title,
    rating: risk.rating,
    trigger: risk.trigger,
    firstAction: firstActions[risk.id] ?? {
      action: `Open an incident, call owner and deputy, and begin: ${steps[0] ?? risk.response}`,
      withinMinutes: 15,
    },
    response: steps.filter((step) => step.length > 0),
    owner: risk.owner,
    deputy:
      risk.owner === agentTitles['event-planner']
        ? agentTitles['logistics-coordinator']
        : agentTitles['event-planner'],
    taskIds: known.length > 0 ? known : day,
  };
}
