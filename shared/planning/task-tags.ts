import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { TaskTag } from '../knowledge/work-breakdown-task.ts';
import { wants } from './brief-facts.ts';
import type { EventFacts } from './event-facts.ts';

/** A conference of this size opens a call for proposals; a smaller one invites its speakers (planner's judgement). */
const callForProposalsFrom = 100;

/** The features of an event that switch tasks on. */
export function taskTags(brief: EventBriefBody, facts: EventFacts): TaskTag[] {
  const conference = facts.eventType === 'conference';
  const rules: readonly (readonly [TaskTag, boolean])[] = [
    ['cfp', conference && facts.inPerson >= callForProposalsFrom && !facts.internal],
    ['sponsors', wantsSponsors(brief)],
    ['travel', wants(brief, 'accommodation') || (conference && facts.days > 1)],
    ['hybrid', facts.hybrid],
    ['outdoor', facts.outdoor || facts.eventType === 'festival'],
    ['multi-venue', facts.buildings > 1],
    ['expo', facts.expoBooths > 0 || wants(brief, 'expo-booths')],
    ['auction', facts.auction],
    ['optional', wants(brief, 'swag') && !wants(brief, 'no-swag')],
    ['alcohol', facts.alcohol],
    ['three-quotes', wants(brief, 'procurement-quotes')],
    ['interpretation', facts.captionLanguages + facts.interpretedLanguages > 0 || facts.signLanguage],
    ['visas', facts.international && facts.eventType !== 'meetup'],
    ['children', facts.children],
    ['vip', facts.vip],
    ['backup-power', wants(brief, 'power')],
  ];
  return rules.filter(([, on]) => on).map(([tag]) => tag);
}

function wantsSponsors(brief: EventBriefBody): boolean {
  return (
    brief.incomeGoals.some(({ kind }) => kind === 'sponsorship') ||
    constraintsOf(brief, 'sponsorship').length > 0 ||
    brief.stakeholders.some(({ role }) => /sponsor/i.test(role))
  );
}
