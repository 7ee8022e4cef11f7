import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Requirement } from '../artifacts/requirements.ts';
import { impliedRequirements } from '../knowledge/implied-requirements.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import { agentTitles } from './owner-titles.ts';

/** What an event of this size needs though the brief does not say so; traced to its audience. */
export function impliedBy({ audience }: Pick<EventBriefBody, 'audience'>): Requirement[] {
  if (!audience) return [];
  const heads = audience.inPerson + audience.online;
  return impliedRequirements
    .filter(({ minHeads, onSite }) => heads >= minHeads && (!onSite || audience.inPerson > 0))
    .map(({ id, text, area, acceptance }) => ({
      id: `r-${id}`,
      text,
      kind: 'non-functional',
      priority: 'must',
      area,
      tracesTo: { kind: 'field', id: 'audience', words: '' },
      acceptance,
    }));
}

const checkedBy: Readonly<Record<string, { by: keyof typeof agentTitles; before: LifecycleState }>> = {
  venue: { by: 'venue-researcher', before: 'Research' },
  access: { by: 'venue-researcher', before: 'Research' },
  money: { by: 'budget-analyst', before: 'Budget' },
};

/** Who checks a requirement, and before which state is left. Planner's judgement. */
export function verificationOf({ area }: Requirement): NonNullable<Requirement['verification']> {
  const { by, before } = checkedBy[area] ?? { by: 'logistics-coordinator', before: 'Logistics' };
  return { by: agentTitles[by], before };
}
