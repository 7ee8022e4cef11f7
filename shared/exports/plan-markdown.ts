import { decisionSections } from './closing-sections.ts';
import { firstPage } from './first-page.ts';
import { figureSources } from './figure-sources.ts';
import { genericSection } from './generic-section.ts';
import type { PlanContents } from './plan-contents.ts';
import { planSections } from './plan-sections.ts';

/**
 * The whole plan as Markdown: a first page for the sponsor, a line `---`, then one section per artifact, the log,
 * and where the figures come from. Deterministic; every text from outside is shown literally.
 */
export function planMarkdown(plan: PlanContents): string {
  const blocks = [
    firstPage(plan),
    '---',
    ...planSections.map((entry) => entry.print(plan)),
    ...unwritten(plan),
    ...decisionSections(plan),
    ...figureSources(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Artifacts that nobody has written a section for, so that the paper holds everything there is. */
function unwritten({ artifacts }: PlanContents): string[] {
  const written = new Set(planSections.map(({ type }) => type));
  const others = Object.keys(artifacts).filter((type) => !written.has(type));
  return others.sort().map((type) => genericSection(type, artifacts[type]));
}
