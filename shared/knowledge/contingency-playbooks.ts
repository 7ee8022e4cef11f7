import type { RiskCategory } from './risk-catalogue.ts';

export interface PlaybookAdvice {
  /** Artifacts that are planned again. */
  artifacts: readonly string[];
  effect: string;
  /** Who may decide what without asking. */
  authority: string;
  /** Gaps in square brackets are filled with facts, never with guesses. */
  message: string;
}

/**
 * Minutes after the trigger. On the day: facts first, word to people within 30 minutes, then the plan. In the weeks
 * before: the same day, and planned again by the next. Planner's judgement.
 */
export const playbookTimes = {
  day: { firstStep: 15, betweenSteps: 15, tell: 30, replan: 60 },
  weeks: { firstStep: 120, betweenSteps: 120, tell: 480, replan: 1_440 },
} as const;

/** Kinds of risk that come up in the weeks before and not in the hall. Planner's judgement. */
export const inTheWeeksBefore: readonly RiskCategory[] = [
  'venue',
  'attendance',
  'supplier',
  'money',
  'legal',
  'schedule',
];

const onTheDay =
  'Owner of the scenario decides on the day; spending above the reserve is asked of the event owner';

/** By kind of risk. Planner's judgement. */
export const playbooks: Readonly<Record<RiskCategory, PlaybookAdvice>> = {
  venue: {
    artifacts: ['VenueShortlist', 'CostModel', 'Schedule', 'LogisticsPlan'],
    effect:
      'the second option is costed all-in, rooms and times are laid out again, approval of venue and budget is asked for anew',
    authority: 'Venue Researcher holds the second option; the approver of the venue decides',
    message:
      'The event moves to [place]. Date and times stay. Your registration is valid. New directions: [link]. Questions: [contact].',
  },
  attendance: {
    artifacts: ['LogisticsPlan', 'CostModel'],
    effect: 'food, seats and staff follow the new number by the guarantee date',
    authority: 'Event Planner decides on numbers; cutting scope is asked of the event owner',
    message: 'There are places left for [event] on [date]. Bring a colleague: [link].',
  },
  programme: {
    artifacts: ['Schedule', 'Runbook'],
    effect: 'the slot is swapped or filled, cues and screens follow',
    authority: 'Whoever chairs the programme decides; the event owner is told',
    message: 'Change in the programme: [session] at [time] in [room] is replaced by [session].',
  },
  technical: {
    artifacts: ['Schedule', 'Runbook'],
    effect: 'later sessions move by the minutes lost, breaks shorten first',
    authority: onTheDay,
    message: 'We have a technical fault in [room]. The next word comes at [time]. Please stay seated.',
  },
  supplier: {
    artifacts: ['CostModel', 'LogisticsPlan', 'BudgetDecision'],
    effect: 'the second supplier is costed; above the threshold the budget is approved again',
    authority: 'Logistics Coordinator orders up to the allocation; above it the approver of the budget',
    message: '[Service] is delivered by [supplier] from [time]. What changes for you: [change].',
  },
  health: {
    artifacts: ['LogisticsPlan', 'Runbook'],
    effect: 'the cause is taken out of service, the medical post is reinforced',
    authority: 'Medical staff decide on people; Logistics Coordinator on the programme',
    message: 'If you feel unwell, go to [place] or call [number]. We are told that [fact].',
  },
  safety: {
    artifacts: ['Runbook', 'LogisticsPlan'],
    effect: 'the programme stops or moves until the area is released',
    authority: 'Emergency services first; on site the Logistics Coordinator, without asking',
    message: 'Please leave by [exit] now and go to [meeting point]. Do not use lifts. Staff show the way.',
  },
  weather: {
    artifacts: ['Schedule', 'LogisticsPlan'],
    effect: 'items under the open sky move under cover or later',
    authority: 'Event owner decides at the decision time; stopping at the limit needs no asking',
    message: 'Because of [weather] we pause until [time]. Please go to [shelter].',
  },
  transport: {
    artifacts: ['Schedule', 'CommunicationsPlan'],
    effect: 'the start moves by 30 minutes, the first break shortens',
    authority: 'Event Planner decides up to 30 minutes; more is asked of the event owner',
    message: 'Because of [disruption] we start at [time]. Other ways to reach us: [link].',
  },
  money: {
    artifacts: ['CostModel', 'BudgetDecision'],
    effect: 'reallocation options are costed; above the threshold the budget is approved again',
    authority: 'Budget Analyst proposes; the approver of the budget decides',
    message: 'To the approver: forecast [amount], cause [cause], options with their effect: [options].',
  },
  legal: {
    artifacts: ['LogisticsPlan', 'TaskRegister'],
    effect: 'what is not permitted is taken out or replaced, deadlines are set anew',
    authority: 'Event owner decides with legal advice',
    message: 'We have been told on [date] that [fact]. What we do: [action]. Contact: [contact].',
  },
  schedule: {
    artifacts: ['TaskRegister', 'Timeline'],
    effect: 'tasks run in parallel, are shortened or dropped; the critical path is computed again',
    authority: 'Event Planner moves tasks inside their float; dates of the event are the owner’s',
    message: 'To the team: [task] slips to [date]. It moves: [tasks]. Needed from you: [action].',
  },
  people: {
    artifacts: ['Runbook', 'CommunicationsPlan'],
    effect: 'the person concerned is looked after, roles and words are set again',
    authority: 'Event Planner decides; the person who reports is asked first',
    message: 'We are aware of [fact] and have [action]. The next word comes from [spokesperson] at [time].',
  },
};
