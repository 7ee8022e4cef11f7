import { decisionSections } from './closing-sections.ts';
import { firstPage } from './first-page.ts';
import { bullets, section } from './markdown-text.ts';
import type { PlanContents } from './plan-contents.ts';
import { planSections } from './plan-sections.ts';

/**
 * The whole plan as Markdown: a first page for the sponsor, a line `---`, then one section per artifact and the log.
 * Deterministic; every text from outside is shown literally.
 */
export function planMarkdown(plan: PlanContents): string {
  const blocks = [
    firstPage(plan),
    '---',
    ...planSections.map((entry) => entry.print(plan)),
    ...unprinted(plan),
    ...decisionSections(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Artifacts without a printed form are named, so that nobody takes the paper for everything there is. */
function unprinted({ artifacts }: PlanContents): string[] {
  const printed = new Set(planSections.map(({ type }) => type));
  const others = Object.keys(artifacts).filter((type) => !printed.has(type));
  return others.length === 0 ? [] : [section('Also kept, not printed here', bullets(others.sort()))];
}
