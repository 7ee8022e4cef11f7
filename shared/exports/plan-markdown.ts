import { decisionSections } from './closing-sections.ts';
import { firstPage } from './first-page.ts';
import { figureSources } from './figure-sources.ts';
import { genericSection } from './generic-section.ts';
import { labelled, type PlanSection } from './markdown-section.ts';
import { plain } from './markdown-text.ts';
import type { PlanContents } from './plan-contents.ts';
import { appendixSections, planParts, planSections } from './plan-sections.ts';

/**
 * The whole plan as Markdown: a first page that stands alone, a line `---`, the parts of the plan in the order in which
 * a planner reads them, and as appendices the long tables, the log and where the figures come from. Deterministic;
 * every text from outside is shown literally.
 */
export function planMarkdown(plan: PlanContents): string {
  const blocks = [
    firstPage(plan),
    '---',
    contents(plan),
    ...planParts.flatMap(({ title, sections }) => [
      `# ${plain(title)}`,
      ...sections.map((entry) => entry.print(plan)),
    ]),
    `# ${appendices}`,
    ...appendixSections.map((entry) => entry.print(plan)),
    ...unwritten(plan),
    ...decisionSections(plan),
    ...figureSources(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const appendices = 'Appendices';

/** What follows the first page, so that nobody reads on who does not have to. */
function contents({ artifacts }: PlanContents): string {
  const isDrafted = ({ type }: PlanSection) => artifacts[type] !== undefined;
  if (!planSections.some(isDrafted))
    return 'The first page is all there is: no part of the plan is drafted yet.';
  const lines = [...planParts, { title: appendices, sections: appendixSections }].flatMap(
    ({ title, sections }) => {
      const titles = sections.filter(isDrafted).map((section) => section.title);
      const logs = title === appendices ? ['Approvals', 'Decision log', 'Where the figures come from'] : [];
      return titles.length + logs.length === 0
        ? []
        : [`- ${labelled(title, [...titles, ...logs].join(', '))}`];
    },
  );
  return ['The page above is the plan in brief. What follows:', lines.join('\n')].join('\n\n');
}

/** Artifacts that nobody has written a section for, so that the paper holds everything there is. */
function unwritten({ artifacts }: PlanContents): string[] {
  const written = new Set(planSections.map(({ type }) => type));
  const others = Object.keys(artifacts).filter((type) => !written.has(type));
  return others.sort().map((type) => genericSection(type, artifacts[type]));
}
