import type { ModelTrace } from '../kernel/agent-trace.ts';
import type { RefiningLimits } from '../kernel/define-refinement.ts';
import type { DraftContext, TaskDefinition } from '../kernel/define-task.ts';
import type { Drafted } from '../kernel/drafting.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { valueIn } from '../kernel/model-answer.ts';
import type { ModelPort, ModelRequest } from '../kernel/model-port.ts';
import type { Scope } from '../kernel/scope.ts';
import { catalog } from './catalog.ts';
import { refinedBody } from './check-refinement.ts';
import { firstRequest, repairRequest, shownData } from './model-prompt.ts';
import { modelTally, type ModelTally } from './model-tally.ts';
import { levelOf, type RunFacts } from './run-facts.ts';
import { takeTurn } from './take-turn.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

export type RefiningPorts = Pick<WorkflowPorts, 'runs' | 'hash' | 'telemetry' | 'model'>;

export interface Refining {
  task: TaskDefinition;
  facts: RunFacts;
  inputs: Readonly<Record<string, unknown>>;
  context: DraftContext;
  drafted: Drafted;
  /** Of the inputs that it was drafted from. */
  inputHash: string;
}

export interface Refined extends Drafted {
  producedBy: Envelope['producedBy'];
  /** Null where no model took part. */
  model: ModelTrace | null;
}

/** The draft as a model words it, where one is configured and its wording holds; else the draft, with the reason. */
export async function refineDraft(ports: RefiningPorts, scope: Scope, refining: Refining): Promise<Refined> {
  const { task, inputs, context, drafted } = refining;
  const { model } = ports;
  const data = shownData(task.refine?.data(inputs, drafted.body) ?? []);
  const stands = { ...drafted, producedBy: { by: 'draft', task: task.name } as const, model: null };
  if (!model || !task.refine || data.length === 0) return stands;
  const { request, limits } = asked(ports, scope, refining, data);
  const tally = modelTally(model, task.refine.version);
  const check = (answer: unknown) =>
    refinedBody(answer, { task, refine: task.refine!, inputs, draft: drafted.body, data }); // seen above
  const end = await converse(ports, scope, { refining, model, request, limits, tally, check });
  if ('reason' in end) {
    ports.telemetry.log('info', 'draft stands', { task: task.name, reason: end.reason });
    return {
      ...stands,
      producedBy: { ...stands.producedBy, reason: end.reason },
      model: tally.trace('draft-stands', end.reason),
    };
  }
  const { body } = end;
  return {
    body,
    conflicts: task.conflicts(inputs, body, context),
    claims: task.claims(inputs, body, context),
    producedBy: { by: 'model', task: task.name },
    model: tally.trace('refined'),
  };
}

function asked(
  ports: RefiningPorts,
  scope: Scope,
  { task, facts, inputHash }: Refining,
  data: ReturnType<typeof shownData>,
): { request: ModelRequest; limits: RefiningLimits } {
  const agent = catalog.agents.get(task.agent);
  if (!agent || !task.refine) throw new Error(`${task.name} is not to be refined`);
  const { refining: limits } = agent;
  const instructions = agent.instructions[levelOf(task, facts.event)];
  const mark = ports.hash(scope.organisationId, { eventId: facts.event.id, inputHash }).slice(0, 16);
  const request = firstRequest({
    task: task.name,
    agent,
    instructions,
    refine: task.refine,
    limits,
    data,
    mark,
  });
  return { request, limits };
}

interface Conversation {
  refining: Refining;
  model: ModelPort;
  request: ModelRequest;
  limits: RefiningLimits;
  tally: ModelTally;
  check: (answer: unknown) => ReturnType<typeof refinedBody>;
}

/** Turn by turn: an answer that does not hold is sent back with what is wrong, while the limits allow. */
async function converse(
  ports: RefiningPorts,
  scope: Scope,
  { refining: { task, facts, inputHash }, model, request: first, limits, tally, check }: Conversation,
): Promise<{ body: unknown } | { reason: string }> {
  const signal = AbortSignal.timeout(limits.seconds * 1_000);
  let request = first;
  let last = '';
  for (let turn = 1; turn <= limits.turns; turn++) {
    const over = tally.over(limits);
    if (over !== null) return { reason: over };
    const key = `${task.name}/${inputHash}/${turn}`;
    const taken = await takeTurn(ports, scope, { eventId: facts.event.id, key, model, request, signal });
    if ('reason' in taken) return taken;
    tally.add(taken);
    const said = valueIn(taken.answer);
    if ('failure' in said) return { reason: `${said.failure.kind}: ${said.failure.detail}` };
    const checked = said.value === undefined ? { problems: ['it is no JSON'] } : check(said.value);
    if ('body' in checked) return checked;
    last = checked.problems[0] ?? '';
    request = repairRequest(request, said.text, checked.problems);
  }
  return { reason: `not valid after ${limits.turns} turns: ${last}` };
}
