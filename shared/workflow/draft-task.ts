import type { DraftContext, TaskDefinition } from '../kernel/define-task.ts';
import type { Drafted, Drafting } from '../kernel/drafting.ts';
import { Fault } from '../kernel/errors.ts';
import { catalog } from './catalog.ts';

/** Drafts and verifies in this thread; pure, so that the same call gives the same bytes anywhere. */
export function draftTask(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  context: DraftContext,
): Drafted {
  const task = catalog.tasks.get(name);
  if (!task) throw new Error(`no task ${name}`);
  const body = verified(task, task.draft(inputs, context), inputs);
  return {
    body,
    conflicts: task.conflicts(inputs, body, context),
    claims: task.claims(inputs, body, context),
  };
}

/** Beginner drafts take milliseconds and stay in this thread; simulations and optimisation do not. */
export function lightDraftsHere(heavy: Drafting): Drafting {
  return {
    draft: async (task, inputs, context) =>
      context.level === 'Beginner' ? draftTask(task, inputs, context) : heavy.draft(task, inputs, context),
  };
}

function verified(task: TaskDefinition, draft: unknown, inputs: Readonly<Record<string, unknown>>): unknown {
  const parsed = task.writes.schema.safeParse(draft);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      pointer: `/${path.join('/')}`,
      detail: message,
    }));
    throw new Fault('task.draft-invalid', `${task.title} drafted an invalid ${task.writes.type}.`, fields);
  }
  const findings = task.writes.verify(parsed.data, inputs);
  if (findings.length > 0) {
    const fields = findings.map(({ pointer, rule, detail }) => ({ pointer, detail: `${rule}: ${detail}` }));
    throw new Fault('task.draft-invalid', `${task.title} broke a rule of ${task.writes.type}.`, fields);
  }
  return parsed.data;
}
