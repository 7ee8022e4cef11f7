import { parentPort } from 'node:worker_threads';
import type { DraftAnswer, DraftRequest } from '../shared/kernel/drafting.ts';
import { Fault } from '../shared/kernel/errors.ts';
import { draftTask } from '../shared/workflow/draft-task.ts';

/** What a drafting worker runs: one answer for each request. */
parentPort?.on('message', (request: DraftRequest) => parentPort?.postMessage(answerTo(request)));

function answerTo({ task, inputs, context }: DraftRequest): DraftAnswer {
  try {
    return { drafted: draftTask(task, inputs, context) };
  } catch (error) {
    if (error instanceof Fault) {
      const { code, detail, errors } = error;
      return { fault: { code, detail, errors } };
    }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
