import { Worker } from 'node:worker_threads';
import type { DraftAnswer, Drafted, Drafting, DraftRequest } from '../../kernel/drafting.ts';
import { Fault } from '../../kernel/errors.ts';

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

  const start = (): Worker => {
    const worker = new Worker(options.module, { resourceLimits: { maxOldGenerationSizeMb: memoryMib } });
    worker.unref();
    all.add(worker);
    return worker;
  };
  const next = (): void => {
    if (waiting.length === 0) return;
    const worker = idle.pop() ?? (all.size < options.workers ? start() : undefined);
    const job = worker && waiting.shift();
    if (!worker || !job) return;
    runJob(worker, job, options.limitMs, (lost) => {
      if (lost) all.delete(worker);
      else idle.push(worker);
      next();
    });
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

/** One job to its end; `done` says whether the worker is lost. A draft under way keeps the process, an idle worker does not. */
function runJob(worker: Worker, job: Job, limitMs: number, done: (lost: boolean) => void): void {
  const { task } = job.request;
  const end = (conclude: () => void, lost: boolean) => {
    clearTimeout(limit);
    worker.off('message', answered).off('error', lose).off('exit', ended);
    worker.unref();
    if (lost) {
      // Its end is reported by this job; a second error of a worker that is given up says nothing new.
      worker.on('error', () => {});
      void worker.terminate();
    }
    conclude();
    done(lost);
  };
  const lose = (error: Error) => end(() => job.reject(error), true);
  const answered = (answer: DraftAnswer) => end(() => settle(job, answer), false);
  const ended = (code: number) => lose(new Error(`the worker of ${task} ended with ${code}`));
  const limit = setTimeout(() => lose(tookTooLong(task, limitMs)), limitMs);
  worker.ref();
  worker.on('message', answered).on('error', lose).on('exit', ended);
  try {
    worker.postMessage(job.request);
  } catch (error) {
    lose(error instanceof Error ? error : new Error(String(error)));
  }
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
