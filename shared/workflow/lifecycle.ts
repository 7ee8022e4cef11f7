import type { ApprovalKind } from '../kernel/define-artifact.ts';
import { stateIndex, type InstructionLevel, type LifecycleState } from '../kernel/levels.ts';

/** One state of the lifecycle: who leads, what is drafted for it, what must hold before it is left. */
export interface Phase {
  state: LifecycleState;
  lead: string;
  /** Other agents contribute: what they can do while the lead drafts goes to their queues. */
  collaborative?: true;
  tasks: readonly string[];
  gate: string;
  approval?: ApprovalKind;
  /** Drafts run ahead of the state, except where there is nothing to draft from before it. */
  ahead: boolean;
}

export const lifecycle: readonly Phase[] = [
  {
    state: 'Initiate',
    lead: 'event-planner',
    tasks: ['read-brief', 'derive-requirements', 'map-stakeholders'],
    gate: 'brief-gate',
    ahead: true,
  },
  {
    state: 'Plan',
    lead: 'event-planner',
    collaborative: true,
    tasks: ['plan-tasks', 'draw-timeline', 'assess-risks', 'plan-communications'],
    gate: 'timeline-gate',
    ahead: true,
  },
  {
    state: 'Research',
    lead: 'venue-researcher',
    collaborative: true,
    tasks: [
      'set-venue-criteria',
      'find-venue-leads',
      'shortlist-venues',
      'score-venues',
      'check-availability',
      'prepare-negotiation',
    ],
    gate: 'venue-scorecard-gate',
    approval: 'venue',
    ahead: true,
  },
  {
    state: 'Budget',
    lead: 'budget-analyst',
    collaborative: true,
    tasks: ['estimate-costs', 'set-budget-baseline', 'propose-budget'],
    gate: 'budget-decision-gate',
    approval: 'budget',
    ahead: true,
  },
  {
    state: 'Logistics',
    lead: 'logistics-coordinator',
    collaborative: true,
    tasks: ['build-schedule', 'plan-logistics', 'roster-resources', 'draft-contracts', 'plan-contingencies'],
    gate: 'logistics-plan-gate',
    approval: 'vendor-contracts',
    ahead: true,
  },
  {
    state: 'Confirm',
    lead: 'event-planner',
    tasks: ['write-runbook'],
    gate: 'confirm-gate',
    approval: 'final-go',
    ahead: true,
  },
  { state: 'Execute', lead: 'logistics-coordinator', tasks: [], gate: 'execute-gate', ahead: false },
  {
    state: 'Postmortem',
    lead: 'event-planner',
    tasks: ['write-postmortem'],
    gate: 'postmortem-gate',
    approval: 'postmortem',
    ahead: false,
  },
];

export function phaseOf(state: LifecycleState): Phase {
  const phase = lifecycle[stateIndex(state)];
  if (!phase) throw new Error(`the lifecycle has no state ${state}`);
  return phase;
}

/** The state after this one, or undefined at the end. */
export function stateAfter(state: LifecycleState): LifecycleState | undefined {
  return lifecycle[stateIndex(state) + 1]?.state;
}

/**
 * The state that cannot be entered without the approval; 'end' is the completion of the run.
 * At Beginner the budget guards Confirm only, so that a small event is not held up twice.
 */
const guards: Record<InstructionLevel, Record<ApprovalKind, LifecycleState | 'end'>> = {
  Beginner: {
    venue: 'Budget',
    budget: 'Confirm',
    'vendor-contracts': 'Confirm',
    'final-go': 'Execute',
    postmortem: 'end',
  },
  Intermediate: {
    venue: 'Budget',
    budget: 'Logistics',
    'vendor-contracts': 'Confirm',
    'final-go': 'Execute',
    postmortem: 'end',
  },
  Advanced: {
    venue: 'Budget',
    budget: 'Logistics',
    'vendor-contracts': 'Confirm',
    'final-go': 'Execute',
    postmortem: 'end',
  },
};

/** Approvals that must be on record before `to` is entered. */
export function approvalsBefore(to: LifecycleState | 'end', level: InstructionLevel): ApprovalKind[] {
  const reached = to === 'end' ? lifecycle.length : stateIndex(to);
  const needed = lifecycle.flatMap((phase) => (phase.approval ? [phase.approval] : []));
  return needed.filter((kind) => {
    const guarded = guards[level][kind];
    return guarded === 'end' ? to === 'end' : stateIndex(guarded) <= reached;
  });
}
