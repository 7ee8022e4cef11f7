import { parseArgs } from 'node:util';
import { instructionLevels, lifecycleState, type LifecycleState } from '../../../shared/kernel/levels.ts';

export interface PlanArguments {
  briefFile: string;
  level: string;
  approveAll: boolean;
  /** Answers by field; given when the run asks for the field. */
  answers: Map<string, unknown>;
  simulate: boolean;
  until: LifecycleState | undefined;
  asOf: string | undefined;
  json: boolean;
  outDir: string | undefined;
}

export const usage = `Usage: npm run plan -- BRIEF [options]
  BRIEF                 a brief as .json, or any other file as free text
  --level LEVEL         ${instructionLevels.join(', ')} (default Beginner)
  --approve all         approve every request as the local person "cli"
  --answer FIELD=VALUE  answer a question when it is asked; may be repeated
  --simulate            rehearse: carry the plan out with simulated people and events
  --until STATE         stop when this state is entered
  --as-of DATE          planning date, YYYY-MM-DD
  --json                the whole result as JSON on standard output
  --out DIR             also write plan.md, calendar.ics, budget.xlsx and result.json into DIR
Exit codes: 0 reached, 2 waits for a person, 3 conflict without an acceptable option, 4 bad input, 1 fault.`;

/** Throws an Error with one sentence for the person at the terminal. */
export function readArguments(args: readonly string[]): PlanArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      level: { type: 'string', default: 'Beginner' },
      approve: { type: 'string' },
      answer: { type: 'string', multiple: true, default: [] },
      simulate: { type: 'boolean', default: false },
      until: { type: 'string' },
      'as-of': { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const [briefFile, ...more] = positionals;
  if (!briefFile || more.length > 0) throw new Error('Name exactly one brief file.');
  if (values.approve !== undefined && values.approve !== 'all')
    throw new Error('--approve takes only "all".');
  const until = values.until === undefined ? undefined : lifecycleState.safeParse(values.until);
  if (until && !until.success) throw new Error(`--until takes one of ${lifecycleState.options.join(', ')}.`);
  return {
    briefFile,
    level: values.level,
    approveAll: values.approve === 'all',
    answers: new Map(values.answer.map(readAnswer)),
    simulate: values.simulate,
    until: until?.data,
    asOf: values['as-of'],
    json: values.json,
    outDir: values.out,
  };
}

function readAnswer(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--answer takes FIELD=VALUE; got ${text}.`);
  const value = text.slice(at + 1);
  return [text.slice(0, at), /^[[{]/.test(value) ? JSON.parse(value) : value];
}
