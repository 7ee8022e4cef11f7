import { withoutContacts } from '../kernel/contact-text.ts';
import { canonicalText } from '../kernel/content-hash.ts';
import type { DataBlock, Refinement } from '../kernel/define-refinement.ts';
import type { TaskDefinition } from '../kernel/define-task.ts';
import { isObject } from '../kernel/plain-object.ts';
import { suspicionOf } from '../kernel/suspicious-text.ts';
import { ungrounded } from '../kernel/grounded-text.ts';
import { plain } from './model-prompt.ts';

interface Checked {
  task: TaskDefinition;
  refine: Refinement;
  inputs: Readonly<Record<string, unknown>>;
  draft: unknown;
  data: readonly DataBlock[];
}

/** A body that holds whatever the model is, or what is wrong with its answer. */
export function refinedBody(
  answer: unknown,
  checked: Checked,
): { body: unknown } | { problems: readonly string[] } {
  const { task, refine, inputs, draft, data } = checked;
  const merged = refine.merge(draft, answer, inputs);
  if ('problems' in merged) return merged;
  const parsed = task.writes.schema.safeParse(merged.body);
  if (!parsed.success) return { problems: [`the answer does not make a valid ${task.writes.type}`] };
  const { data: body } = parsed;
  const problems = [
    ...changedElsewhere(draft, body, task.refinable),
    ...task.writes.verify(body, inputs).map(({ rule }) => `it breaks the rule "${rule}"`),
    ...merged.written.flatMap((text) => badWords(text, data)),
  ];
  if (problems.length === 0 && refine.score(body, draft) < refine.score(draft, draft))
    problems.push('it says less than what is there already');
  return problems.length > 0 ? { problems } : { body };
}

function changedElsewhere(draft: unknown, body: unknown, refinable: readonly string[]): string[] {
  if (!isObject(draft) || !isObject(body)) return ['it is no object'];
  const fields = new Set([...Object.keys(draft), ...Object.keys(body)]);
  return [...fields]
    .filter((field) => !refinable.includes(field))
    .filter((field) => canonicalText([draft[field] ?? null]) !== canonicalText([body[field] ?? null]))
    .map((field) => `/${field} may not be changed`);
}

function badWords(text: string, data: readonly DataBlock[]): string[] {
  const evidence = data.map((block) => block.text).join('\n');
  // Which ones they are is not said: the words of an answer stay its own.
  const unknown = ungrounded(text, evidence).length;
  return [
    ...(unknown > 0 ? [unknownWords(unknown)] : []),
    ...(text !== plain(text) ? ['it holds line ends, controls or hidden characters'] : []),
    ...(text !== withoutContacts(text) ? ['it holds a contact'] : []),
    ...(/https?:|www\.|<\/?[a-z]|!?\[[^\]]*\]\(/i.test(text) ? ['it holds an address or markup'] : []),
    ...(suspicionOf(text) !== null || /\bapprov|\bauthori[sz]/i.test(text)
      ? ['it speaks of approval or gives orders']
      : []),
  ];
}

function unknownWords(count: number): string {
  const what = count === 1 ? 'name or number in it does' : 'names or numbers in it do';
  return `${count} ${what} not stand in the data, where a word with a capital counts as a name`;
}
