import { Worker } from 'node:worker_threads';
import type { DraftContext } from '../../kernel/define-task.ts';
import type { Drafted, Drafting } from '../../kernel/drafting.ts';
import { Fault, type FaultCode, type FieldError } from '../../kernel/errors.ts';

export interface DraftRequest {
  task: string;
  inputs: Readonly<Record<string, unknown>>;
  context: DraftContext;
}

export type DraftAnswer =
  | { drafted: Drafted }
  | { fault: { code: FaultCode; detail: string; errors: readonly FieldError[] } }
  | { bug: string };

interface Job {
  request: DraftRequest;
  resolve: (drafted: Drafted) => void;
  reject: (error: Error) => void;
}

export interface WorkerDraftingOptions {
  /** The module that a worker runs; it answers each `DraftRequest` with one `DraftAnswer`. */
  module: URL;
  workers: number;
  /** A draft that takes longer is given up with its worker. Milliseconds. */
  limitMs: number;
}

/** Enough for the largest plan many times over; a draft that wants more ends its worker, not the process. */
const memoryMib = 1_024;

/** Drafts in worker threads, so that a heavy plan keeps no other request waiting. Workers start with the first draft. */
export function workerDrafting(options: WorkerDraftingOptions): Drafting & { close(): Promise<void> } {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const next = (): void => {
    if (waiting.length === 0) return;
    const worker = idle.pop() ?? (all.size < options.workers ? start() : undefined);
    const job = worker && waiting.shift();
    if (worker && job) run(worker, job);
  };

  const start = (): Worker => {
    const worker = new Worker(options.module, { resourceLimits: { maxOldGenerationSizeMb: memoryMib } });
    worker.unref();
    all.add(worker);
    return worker;
  };

  const run = (worker: Worker, job: Job): void => {
    // A draft under way keeps the process, an idle worker does not.
    worker.ref();
    const end = (settle: () => void, lost: boolean) => {
      clearTimeout(limit);
      worker.off('message', answered).off('error', lose).off('exit', ended);
      worker.unref();
      if (lost) {
        all.delete(worker);
        // Its end is reported by this job; a second error of a worker that is given up says nothing new.
        worker.on('error', () => {});
        void worker.terminate();
      } else idle.push(worker);
      settle();
      next();
    };
    const lose = (error: Error) => end(() => job.reject(error), true);
    const limit = setTimeout(() => lose(tookTooLong(job.request.task, options.limitMs)), options.limitMs);
    const answered = (answer: DraftAnswer) => end(() => settle(job, answer), false);
    const ended = (code: number) => lose(new Error(`the worker of ${job.request.task} ended with ${code}`));
    worker.on('message', answered).on('error', lose).on('exit', ended);
    try {
      worker.postMessage(job.request);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    draft: (task, inputs, context) =>
      new Promise((resolve, reject) => {
        waiting.push({ request: { task, inputs, context }, resolve, reject });
        next();
      }),
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function tookTooLong(task: string, limitMs: number): Fault {
  return new Fault('task.took-too-long', `${task} took more than ${limitMs / 1_000} s and was given up.`);
}

function settle({ resolve, reject }: Job, answer: DraftAnswer): void {
  if ('drafted' in answer) return resolve(answer.drafted);
  if ('bug' in answer) return reject(new Error(answer.bug));
  const { code, detail, errors } = answer.fault;
  reject(new Fault(code, detail, errors));
}
