import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { ToolResult } from '../kernel/define-tool.ts';
import { foundDocumentation } from '../kernel/tool-ports.ts';
import { documentedSubjects, mostSubjects } from '../knowledge/documented-subjects.ts';
import { wants } from './brief-facts.ts';

const escaped = (name: string) => name.replaceAll('.', String.raw`\.`);

/** What people will work on with their own hands, by the names that the product knows, in the order of its list. */
export function subjectsToPrepare(brief: EventBriefBody): string[] {
  if (brief.eventType !== 'workshop' && !wants(brief, 'labs')) return [];
  const { title, objectives, constraints } = brief;
  const words = [title ?? '', ...[...objectives, ...constraints].map(({ text }) => text)].join('\n');
  return documentedSubjects
    .filter((name) => new RegExp(String.raw`(?<![\w./-])${escaped(name)}(?![\w-]|\.\w| to\b)`).test(words))
    .slice(0, mostSubjects);
}

/** One note a subject: what was found, or that somebody has to choose. */
export function readingNotes(gathered: readonly ToolResult[]): string[] {
  return gathered.map(({ output, note }) => {
    const { subject, readings, leftOut } = foundDocumentation.parse(output);
    if (readings.length === 0)
      return `Choose what participants read about ${subject} beforehand: nothing was found (${note ?? 'the directory names no page'}).`;
    const pages = readings.map(({ title, address }) => `${title} (${address})`).join('; ');
    const odd = leftOut > 0 ? ` ${leftOut} further pages have odd titles and were left out.` : '';
    return `Participants may prepare for ${subject} with: ${pages}. A directory outside named these; look at them before they are sent.${odd}`;
  });
}
