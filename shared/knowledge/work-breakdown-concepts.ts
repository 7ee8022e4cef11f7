import type { PlanPhase, TaskOwner, TaskTag } from './work-breakdown-task.ts';

/** A point that every template has, under its own task id. */
export type TemplateAnchor = 'start' | 'budget-approved' | 'venue-signed';

export interface ConceptTask {
  id: string;
  title: string;
  owner: TaskOwner;
  phase: PlanPhase;
  days: readonly [number, number, number];
  latestFinishWeeks: number;
  onlyFor: TaskTag;
  /** A template anchor or a task id. */
  after: string;
  /** Task ids that already cover it: the concept task is left out where one of them is present. */
  coveredBy: readonly string[];
}

/**
 * Tasks that a feature of the event brings, whatever its template. Lead times: liquor licence 3 weeks (council event
 * guides); interpreters 6-8 weeks, visas 8-12 weeks, the rest planner's judgement.
 */
export const conceptTasks = [
  {
    id: 'X01',
    title: 'Alcohol: liquor licence or licensed caterer, bar rules, last call',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [5, 10, 20],
    latestFinishWeeks: 3,
    onlyFor: 'alcohol',
    after: 'venue-signed',
    coveredBy: ['C34', 'G17'],
  },
  {
    id: 'X02',
    title: 'Procurement: obtain and record three quotes for each purchase above the threshold',
    owner: 'budget-analyst',
    phase: 'Budget',
    days: [3, 5, 10],
    latestFinishWeeks: 4,
    onlyFor: 'three-quotes',
    after: 'budget-approved',
    coveredBy: [],
  },
  {
    id: 'X03',
    title: 'Interpreters, sign language and captioners booked',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [3, 6, 12],
    latestFinishWeeks: 6,
    onlyFor: 'interpretation',
    after: 'venue-signed',
    coveredBy: [],
  },
  {
    id: 'X04',
    title: 'Visa invitation letters issued and tracked',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [5, 10, 20],
    latestFinishWeeks: 10,
    onlyFor: 'visas',
    after: 'budget-approved',
    coveredBy: [],
  },
  {
    id: 'X05',
    title: 'Safeguarding plan, checked staff and safe point for children',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 8],
    latestFinishWeeks: 3,
    onlyFor: 'children',
    after: 'venue-signed',
    coveredBy: [],
  },
  {
    id: 'X06',
    title: 'VIP protocol, arrival plan and security liaison',
    owner: 'event-planner',
    phase: 'Logistics',
    days: [2, 3, 6],
    latestFinishWeeks: 3,
    onlyFor: 'vip',
    after: 'venue-signed',
    coveredBy: ['G22'],
  },
  {
    id: 'X07',
    title: 'Backup power (generator or UPS) and second internet link tested at the venue',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [1, 2, 4],
    latestFinishWeeks: 1,
    onlyFor: 'backup-power',
    after: 'venue-signed',
    coveredBy: [],
  },
  {
    id: 'L01',
    title: 'Registration desk plan: arrivals model, positions, queue lanes, badge stock',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 6],
    latestFinishWeeks: 4,
    onlyFor: 'large',
    after: 'C24',
    coveredBy: [],
  },
  {
    id: 'L02',
    title: 'Room-turn and set-change plan between sessions',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 3, 5],
    latestFinishWeeks: 3,
    onlyFor: 'large',
    after: 'C26',
    coveredBy: [],
  },
  {
    id: 'L03',
    title: 'Load-in and dock schedule for all suppliers',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 6],
    latestFinishWeeks: 3,
    onlyFor: 'large',
    after: 'C40',
    coveredBy: [],
  },
  {
    id: 'L04',
    title: 'Power and rigging plan approved by the venue',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [3, 5, 10],
    latestFinishWeeks: 5,
    onlyFor: 'large',
    after: 'C29',
    coveredBy: [],
  },
  {
    id: 'L05',
    title: 'Accreditation matrix: who may enter which area',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [1, 3, 5],
    latestFinishWeeks: 4,
    onlyFor: 'large',
    after: 'C33',
    coveredBy: [],
  },
  {
    id: 'L06',
    title: 'Catering service plan by station and shift, allergen matrix',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 6],
    latestFinishWeeks: 3,
    onlyFor: 'large',
    after: 'C30',
    coveredBy: [],
  },
  {
    id: 'L07',
    title: 'Staff and crew roster with shifts, breaks and deputies',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 6],
    latestFinishWeeks: 3,
    onlyFor: 'large',
    after: 'C33',
    coveredBy: [],
  },
  {
    id: 'L08',
    title: 'Speaker desk, green room and session-chair briefing',
    owner: 'programme-chair',
    phase: 'Logistics',
    days: [1, 3, 5],
    latestFinishWeeks: 2,
    onlyFor: 'large',
    after: 'C27',
    coveredBy: [],
  },
  {
    id: 'L09',
    title: 'Event app or mobile schedule configured and tested',
    owner: 'marketing',
    phase: 'Logistics',
    days: [3, 6, 10],
    latestFinishWeeks: 3,
    onlyFor: 'large',
    after: 'C27',
    coveredBy: [],
  },
  {
    id: 'L10',
    title: 'Weekly cash-flow and commitment review against baseline',
    owner: 'budget-analyst',
    phase: 'Budget',
    days: [1, 2, 3],
    latestFinishWeeks: 4,
    onlyFor: 'large',
    after: 'budget-approved',
    coveredBy: [],
  },
] as const satisfies readonly ConceptTask[];
