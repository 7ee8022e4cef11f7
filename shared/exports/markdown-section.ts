import { approvalWithin } from '../contracts/approval-titles.ts';
import type { ArtifactDefinition } from '../kernel/define-artifact.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { bullets, plain } from './markdown-text.ts';

/** One artifact on paper. */
export interface PlanSection {
  type: string;
  title: string;
  /** The whole section: its heading, what it rests on, its blocks or why there are none. */
  print(plan: PlanContents): string;
}

interface SectionDeclaration<T extends string, B> {
  artifact: ArtifactDefinition<T, B>;
  /** What has to be drafted before it. */
  after: readonly ArtifactDefinition[];
  /** Said instead of the usual reason while it is absent. */
  whyAbsent?: string;
  /** Blocks of Markdown, parted by empty lines. */
  blocks(body: B, plan: PlanContents): readonly string[];
}

export function planSection<T extends string, B>(declaration: SectionDeclaration<T, B>): PlanSection {
  const { artifact, blocks } = declaration;
  return {
    type: artifact.type,
    title: artifact.title,
    print: (plan) => {
      const body = drafted(plan, artifact);
      const parts = body === undefined ? [absence(declaration, plan)] : blocks(body, plan);
      const said = parts.filter((block) => block !== '');
      return [`## ${plain(artifact.title)}`, ...restsOn(plan, artifact.type), ...said].join('\n\n');
    },
  };
}

/** A heading inside a section. */
export function part(title: string, ...blocks: readonly string[]): string {
  return [`### ${plain(title)}`, ...blocks.filter((block) => block !== '')].join('\n\n');
}

/** Remarks of an artifact; nothing when it has none. */
export function noted(notes: readonly string[]): string[] {
  const said = notes.filter((note) => note.trim() !== '');
  return said.length === 0 ? [] : [part('Notes', bullets(said))];
}

/** A bold label and raw text after it. */
export function labelled(label: string, text: string): string {
  return `**${plain(label)}:** ${plain(text)}`;
}

/** Raw texts as a ranked list. */
export function ranked(texts: readonly string[]): string {
  return texts.map((text, index) => `${index + 1}. ${plain(text)}`).join('\n');
}

function restsOn(plan: PlanContents, type: string): string[] {
  const choices = plan.provisional[type] ?? [];
  if (choices.length === 0 || plan.artifacts[type] === undefined) return [];
  const undecided = choices.map((choice) => approvalWithin(choice)).join(', ');
  return [`*Provisional: rests on what is not decided yet (${plain(undecided)}).*`];
}

function absence<T extends string, B>(
  { after, whyAbsent }: SectionDeclaration<T, B>,
  plan: PlanContents,
): string {
  if (plan.status === 'cancelled') return 'Not drafted: the event was cancelled before.';
  const missing = after.filter((artifact) => drafted(plan, artifact) === undefined);
  const titles = missing.map(({ title }) => title).join(', ');
  const asked = plan.questions.length + plan.conflicts.length;
  const why =
    whyAbsent ??
    (missing.length > 0
      ? `it is made from what is not there yet: ${titles}.`
      : asked > 0
        ? 'what it is made from is there; open questions on the first page may hold it up.'
        : 'what it is made from is there; it follows when the run goes on.');
  return plain(`Not drafted yet: ${why}`);
}
