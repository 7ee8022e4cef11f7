import type { Scenario } from '../artifacts/contingency-plan.ts';
import {
  inTheWeeksBefore,
  type PlaybookAdvice,
  playbooks,
  playbookTimes,
} from '../knowledge/contingency-playbooks.ts';
import { riskCatalogue, type RiskCategory } from '../knowledge/risk-catalogue.ts';
import { stepsBeyond } from './steps-beyond.ts';
import { capitalised } from '../kernel/capitalised.ts';

/** Kinds of the risks that only a brief brings. */
const ofBriefs: Readonly<Record<string, RiskCategory>> = {
  B01: 'venue',
  B02: 'venue',
  B03: 'programme',
  B04: 'schedule',
  B05: 'money',
  B06: 'money',
};

function kindOf(riskId: string): RiskCategory {
  return riskCatalogue.find(({ id }) => id === riskId)?.category ?? ofBriefs[riskId] ?? 'schedule';
}

export function playbookFor(riskId: string): PlaybookAdvice {
  return playbooks[kindOf(riskId)];
}

/** First action, the response step by step, word to people, and what is planned again. */
export function playbookSteps(
  { riskId, firstAction, response, owner, deputy }: Scenario,
  { effect }: PlaybookAdvice,
): NonNullable<Scenario['playbook']> {
  const tempo = inTheWeeksBefore.includes(kindOf(riskId)) ? 'weeks' : 'day';
  const { firstStep, betweenSteps, tell, replan } = playbookTimes[tempo];
  const steps = stepsBeyond(firstAction.action, response).map((step, index) => ({
    atMinutes: firstStep + index * betweenSteps,
    action: capitalised(step),
    who: owner,
  }));
  const last = steps.at(-1)?.atMinutes ?? 0;
  return [
    { atMinutes: 0, action: firstAction.action, who: owner },
    ...steps,
    { atMinutes: tell, action: 'Tell those concerned, with the prepared message', who: deputy },
    { atMinutes: Math.max(replan, last + betweenSteps), action: `Plan again: ${effect}`, who: owner },
  ].toSorted((a, b) => a.atMinutes - b.atMinutes);
}
