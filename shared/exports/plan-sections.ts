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

/** What people call an artifact type; the type itself where it has no printed form. */
export function artifactTitle(type: string): string {
  return planSections.find((section) => section.type === type)?.title ?? type;
}
