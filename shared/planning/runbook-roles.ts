import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { CueRole } from '../knowledge/run-of-show-cues.ts';
import { agentTitles } from './owner-titles.ts';

export type CueRoles = Readonly<Record<CueRole, string>>;

/** Who fills each role of the run of show: crews where the staff plan has them, else the few who are there. */
export function cueRoles({ staff, catering }: Pick<LogisticsPlanBody, 'staff' | 'catering'>): CueRoles {
  const has = (words: RegExp) => staff.some(({ role }) => words.test(role));
  const crew = has(/^AV crew/);
  const host = has(/volunteer|host/i) ? 'Host' : agentTitles['event-planner'];
  return {
    stage: crew ? 'Stage manager' : host,
    host,
    av: crew ? 'AV crew' : host,
    logistics: agentTitles['logistics-coordinator'],
    catering:
      catering.length === 0 || !has(/server|staff|bartender/i)
        ? agentTitles['logistics-coordinator']
        : 'Caterer',
    door: has(/registration/i) ? 'Registration desk' : host,
    planner: agentTitles['event-planner'],
  };
}
