import type { Scenario } from '../artifacts/contingency-plan.ts';
import { type PlaybookAdvice, playbooks, playbookTimes } from '../knowledge/contingency-playbooks.ts';
import { riskCatalogue, type RiskCategory } from '../knowledge/risk-catalogue.ts';

/** Kinds of the risks that only a brief brings. */
const ofBriefs: Readonly<Record<string, RiskCategory>> = {
  B01: 'venue',
  B02: 'venue',
  B03: 'programme',
  B04: 'schedule',
  B05: 'money',
  B06: 'money',
};

export function playbookFor(riskId: string): PlaybookAdvice {
  const kind = riskCatalogue.find(({ id }) => id === riskId)?.category ?? ofBriefs[riskId] ?? 'schedule';
  return playbooks[kind];
}

/** First action, the response step by step, word to people, and what is planned again. */
export function playbookSteps(
  { firstAction, response, owner, deputy }: Scenario,
  { effect }: PlaybookAdvice,
): NonNullable<Scenario['playbook']> {
  const { firstStep, betweenSteps, tell, replan } = playbookTimes;
  const steps = response.map((action, index) => ({
    atMinutes: firstStep + index * betweenSteps,
    action,
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
