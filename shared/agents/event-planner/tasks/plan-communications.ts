import { communicationsPlan } from '../../../artifacts/communications-plan.ts';
import { constraintsOf, type EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { stakeholderMap, type StakeholderMapBody } from '../../../artifacts/stakeholder-map.ts';
import { taskRegister } from '../../../artifacts/task-register.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import {
  type CommunicationFeature,
  type CommunicationSize,
  pressFrom,
  smallBelow,
} from '../../../knowledge/communications.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { factsOfBrief, plannable, wants } from '../../../planning/brief-facts.ts';
import { communicationLines, type CommunicationsParams } from '../../../planning/communications.ts';
import type { EventFacts } from '../../../planning/event-facts.ts';
import { readingNotes, subjectsToPrepare } from '../../../planning/preparation-reading.ts';
import { templateIdOf } from '../../../planning/task-ids.ts';
import { findDocumentation } from '../../../tools/find-documentation.ts';
import { workingCalendar } from '../../../planning/working-days.ts';

export const planCommunications = defineTask({
  name: 'plan-communications',
  title: 'Plan the communications',
  agent: 'event-planner',
  reads: [eventBrief, stakeholderMap, taskRegister, timeline],
  writes: communicationsPlan,
  tools: [findDocumentation],
  refinable: ['notes'],
  levels: {
    Beginner: {
      audiences: 'essential',
      reminders: false,
      variants: false,
      escalation: false,
      languages: false,
    },
    Intermediate: { audiences: 'all', reminders: true, variants: false, escalation: false, languages: false },
    Advanced: { audiences: 'all', reminders: true, variants: true, escalation: true, languages: true },
  } satisfies Record<string, CommunicationsParams>,
  gather: ({ EventBrief }) =>
    subjectsToPrepare(EventBrief).map((subject) => findDocumentation.call({ subject })),
  draft: ({ EventBrief: given, StakeholderMap: map, TaskRegister, Timeline }, { params, gathered }) => {
    const brief = plannable(given);
    const facts = factsOfBrief(brief);
    const heads = facts.inPerson + facts.online;
    const lines = communicationLines({
      map,
      tasks: new Map(TaskRegister.tasks.map((task) => [templateIdOf(task.id), task])),
      timeline: Timeline,
      calendar: workingCalendar(brief.place.country),
      size: sizeOf(facts, heads),
      heads,
      isGala: facts.eventType === 'gala',
      features: featuresOf(brief, facts, heads),
      params,
    });
    const languages = params.languages ? languagesOf(brief) : [];
    return {
      communications: lines,
      languages,
      approverChains: { artifact: 'StakeholderMap' as const, pointer: '/chains' as const },
      notes: [
        ...notesOn(
          map,
          lines.some(({ messages }) => messages.some(({ late }) => late)),
        ),
        ...readingNotes(gathered),
        ...(params.languages && languages.length === 0
          ? ['The brief names no language for the messages: decide before the first one goes out.']
          : []),
      ],
    };
  },
});

function sizeOf({ eventType }: EventFacts, heads: number): CommunicationSize {
  if (heads < smallBelow) return 'small';
  return eventType === 'conference' || eventType === 'festival' ? 'conference' : 'evening';
}

function featuresOf(brief: EventBriefBody, facts: EventFacts, heads: number): Set<CommunicationFeature> {
  const open = !facts.internal && !wants(brief, 'confidentiality');
  const asked = brief.stakeholders.some(({ role }) => /press|media/i.test(role));
  const newsworthy = heads >= pressFrom || facts.eventType === 'festival';
  return new Set([
    ...(facts.inPerson > 0 ? (['on-site', 'vendors'] as const) : (['vendors'] as const)),
    ...(asked || (open && newsworthy) ? (['press'] as const) : []),
  ]);
}

function languagesOf(brief: EventBriefBody): string[] {
  const named = (['interpretation', 'captions'] as const).flatMap((concept) =>
    constraintsOf(brief, concept).flatMap(({ value }) => value.languages ?? []),
  );
  return [...new Set(named)];
}

function notesOn({ ownerId }: StakeholderMapBody, late: boolean): string[] {
  return [
    'Who approves what, and who is asked next, stands in the stakeholder map.',
    ...(ownerId === null
      ? ['Nobody owns the event yet: the status goes to whoever handed in the brief.']
      : []),
    ...(late
      ? ['Messages marked late go out as soon as they can: their usual day is too early for this plan.']
      : []),
  ];
}
