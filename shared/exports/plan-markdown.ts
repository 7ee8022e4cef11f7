import type { Approval, ChainedEntry, Question } from '../kernel/run-store.ts';
import { bullets, plain, section, table } from './markdown-text.ts';
import { conflictsSection, firstPage } from './plan-first-page.ts';
import { artifactSections } from './plan-sections.ts';

export interface PlanMarkdownInput {
  title: string;
  state: string;
  status: string;
  /** Artifact type -> the undecided choices that it rests on. */
  provisional: Readonly<Record<string, readonly string[]>>;
  /** Bodies by type: what exists so far. */
  artifacts: Readonly<Record<string, unknown>>;
  questions: readonly Pick<Question, 'text' | 'why' | 'blocks' | 'neededBy'>[];
  conflicts: readonly Pick<Question, 'text' | 'why' | 'blocks' | 'options'>[];
  approvals: readonly Pick<
    Approval,
    'kind' | 'status' | 'proposal' | 'approvers' | 'approverIndex' | 'dueAt' | 'decision'
  >[];
  decisions: readonly Pick<ChainedEntry, 'at' | 'by' | 'title' | 'rationale'>[];
}

/**
 * plan.md: a first page that a sponsor reads in a minute, then every artifact as tables. Everything from outside is
 * escaped: Markdown and HTML in a brief show as they were typed.
 */
export function planMarkdown(input: PlanMarkdownInput): string {
  const parts = [
    `# ${plain(input.title, 200)}`,
    firstPage(input),
    conflictsSection(input.conflicts),
    section('Provisional', provisional(input)),
    ...artifactSections(input.artifacts),
    section('Decisions so far', decisions(input)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function provisional({ provisional: entries }: PlanMarkdownInput): string {
  const rows = Object.entries(entries).filter(([, choices]) => choices.length > 0);
  return bullets(
    rows.map(([type, choices]) => `${words(type)} rests on the undecided choice of ${choices.join(', ')}.`),
    'Nothing rests on an undecided choice.',
  );
}

function decisions({ decisions: entries }: PlanMarkdownInput): string {
  return table(
    ['When', 'Who', 'What', 'Why'],
    entries.map(({ at, by, title, rationale }) => [at.slice(0, 16).replace('T', ' '), by, title, rationale]),
    'None yet.',
  );
}

/** BudgetBaseline -> Budget baseline. */
function words(type: string): string {
  const spaced = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
