export type TaskOwner =
  | 'event-planner'
  | 'venue-researcher'
  | 'budget-analyst'
  | 'logistics-coordinator'
  | 'approver'
  | 'programme-chair'
  | 'marketing';

export type PlanPhase =
  'Initiate' | 'Plan' | 'Research' | 'Budget' | 'Logistics' | 'Confirm' | 'Execute' | 'Postmortem';

export type TaskGate =
  'timeline' | 'scorecard' | 'budget' | 'venue' | 'schedule' | 'vendors' | 'logistics' | 'go' | 'execute';

/** A feature of the event that switches tasks on. `large` is set from 800 people. */
export type TaskTag =
  | 'cfp'
  | 'sponsors'
  | 'travel'
  | 'hybrid'
  | 'outdoor'
  | 'multi-venue'
  | 'expo'
  | 'auction'
  | 'festival'
  | 'optional'
  | 'large'
  | 'alcohol'
  | 'three-quotes'
  | 'interpretation'
  | 'visas'
  | 'children'
  | 'vip'
  | 'backup-power';

export interface TaskDependency {
  id: string;
  /** Finish-to-start, start-to-start, finish-to-finish. */
  type: 'FS' | 'SS' | 'FF';
  /** Working days. */
  lag: number;
}

export interface TemplateTask {
  id: string;
  title: string;
  owner: TaskOwner;
  phase: PlanPhase;
  stage: 'before' | 'event' | 'after';
  /** Working days: optimistic, most likely, pessimistic. */
  days: readonly [number, number, number];
  /** Weeks before the event by which the task should be finished; negative: after it. */
  latestFinishWeeks: number;
  gate?: TaskGate;
  /** Done in the house on the days right before the event, whatever days these are. */
  onSite?: true;
  onlyFor?: TaskTag;
  deps: readonly TaskDependency[];
}
