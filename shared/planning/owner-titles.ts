import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import type { TaskOwner } from '../knowledge/work-breakdown-task.ts';

export const agentTitles = {
  'event-planner': 'Event Planner',
  'venue-researcher': 'Venue Researcher',
  'budget-analyst': 'Budget Analyst',
  'logistics-coordinator': 'Logistics Coordinator',
} as const;

export interface Responsible {
  /** One person or role. */
  owner: string;
  /** The agent that follows it up. */
  agent: keyof typeof agentTitles;
}

/** Roles of the trade that a stakeholder may fill; else the event planner does. */
const filledBy = {
  'programme-chair': /programme|program (?:chair|lead|committee)|content|curator/i,
  marketing: /marketing|communicat|press|promotion/i,
} as const;

/** Who does what a template gives to an agent, an approver or a role of the trade. */
export function responsibleFor(
  owner: TaskOwner,
  { people, chains }: Pick<StakeholderMapBody, 'people' | 'chains'>,
  approval: 'venue' | 'budget' = 'budget',
): Responsible {
  if (owner === 'approver') {
    const first = chains.find((chain) => chain.approval === approval)?.approvers[0];
    const name = people.find(({ id }) => id === first)?.name ?? 'Owner (to be named)';
    return { owner: name, agent: approval === 'venue' ? 'venue-researcher' : 'budget-analyst' };
  }
  if (owner === 'programme-chair' || owner === 'marketing') {
    const person = people.find(({ role }) => filledBy[owner].test(role));
    return { owner: person?.name ?? agentTitles['event-planner'], agent: 'event-planner' };
  }
  return { owner: agentTitles[owner], agent: owner };
}

/** Who knows enough of an agent's work to take it over (planner's judgement). */
const standsInFor = {
  'event-planner': 'logistics-coordinator',
  'venue-researcher': 'event-planner',
  'budget-analyst': 'event-planner',
  'logistics-coordinator': 'event-planner',
} as const;

/** The person or role that steps in; null where the brief names only one person for a decision. */
export function deputyFor(
  owner: TaskOwner,
  { people, chains }: Pick<StakeholderMapBody, 'people' | 'chains'>,
  approval: 'venue' | 'budget' = 'budget',
): string | null {
  if (owner === 'approver') {
    const [first, second] = chains.find((chain) => chain.approval === approval)?.approvers ?? [];
    const name = people.find(({ id }) => id === second)?.name ?? null;
    return first === second ? null : name;
  }
  const isAgent = owner !== 'programme-chair' && owner !== 'marketing';
  if (isAgent) return agentTitles[standsInFor[owner]];
  const filled = people.some(({ role }) => filledBy[owner].test(role));
  return agentTitles[filled ? 'event-planner' : standsInFor['event-planner']];
}
