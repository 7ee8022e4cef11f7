import { decisionSections } from './closing-sections.ts';
import { firstPage } from './first-page.ts';
import { figureSources } from './figure-sources.ts';
import { genericSection } from './generic-section.ts';
import { plain } from './markdown-text.ts';
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
    appendices(plan),
    ...planSections.map((entry) => entry.print(plan)),
    ...unwritten(plan),
    ...decisionSections(plan),
    ...figureSources(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What follows the first page, so that nobody reads on who does not have to. */
function appendices({ artifacts }: PlanContents): string {
  const titles = planSections.filter(({ type }) => artifacts[type] !== undefined).map(({ title }) => title);
  return titles.length === 0
    ? 'The first page is all there is: no part of the plan is drafted yet.'
    : plain(
        `The page above is the plan in brief. Appendices: ${titles.join(', ')}; approvals, decision log, sources.`,
      );
}

/** Artifacts that nobody has written a section for, so that the paper holds everything there is. */
function unwritten({ artifacts }: PlanContents): string[] {
  const written = new Set(planSections.map(({ type }) => type));
  const others = Object.keys(artifacts).filter((type) => !written.has(type));
  return others.sort().map((type) => genericSection(type, artifacts[type]));
}
