import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { budgetDecision } from '../artifacts/budget-decision.ts';
import { communicationsPlan } from '../artifacts/communications-plan.ts';
import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { postmortem } from '../artifacts/postmortem.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { schedule } from '../artifacts/schedule.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { timeline } from '../artifacts/timeline.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import { venueAvailability } from '../artifacts/venue-availability.ts';
import { venueNegotiationNotes } from '../artifacts/venue-negotiation-notes.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { budgetSections } from './budget-sections.ts';
import { postmortemSection } from './closing-sections.ts';
import { logisticsSections } from './logistics-sections.ts';
import { contractSection } from './contract-sections.ts';
import type { PlanSection } from './markdown-section.ts';
import { peopleSections, runbookSection } from './people-sections.ts';
import { planningSections } from './planner-sections.ts';
import { venueSections } from './venue-sections.ts';

/** Every artifact that has a printed form, in lifecycle order. */
export const planSections: readonly PlanSection[] = [
  ...planningSections,
  ...peopleSections,
  ...venueSections,
  ...budgetSections,
  ...logisticsSections,
  contractSection,
  runbookSection,
  postmortemSection,
];

export interface PlanPart {
  title: string;
  sections: readonly PlanSection[];
}

/** What a planner reads on, in that order. */
const read = [
  ['The event', [eventBrief]],
  ['Venue', [venueShortlist, venueScorecard, venueAvailability, venueNegotiationNotes]],
  ['Money', [budgetDecision, budgetBaseline, vendorContracts]],
  ['Time', [timeline]],
  ['Programme and logistics', [schedule, logisticsPlan]],
  ['Risks', [riskRegister, contingencyPlan]],
  ['People', [stakeholderMap, communicationsPlan]],
  ['Afterwards', [postmortem]],
] as const;

export const planParts: readonly PlanPart[] = read.map(([title, artifacts]) => ({
  title,
  sections: artifacts.flatMap(({ type }) => planSections.find((section) => section.type === type) ?? []),
}));

const isRead = new Set(planParts.flatMap(({ sections }) => sections.map(({ type }) => type)));

/** What is looked up: every requirement, task, lead, cost line, shift and cue. Whatever stands in no part stands here. */
export const appendixSections: readonly PlanSection[] = planSections.filter(({ type }) => !isRead.has(type));

/** What people call an artifact type; the type itself where it has no printed form. */
export function artifactTitle(type: string): string {
  return planSections.find((section) => section.type === type)?.title ?? type;
}
