import { afterEach, describe, expect, it } from 'vitest';
import { workerDrafting } from '../../../../shared/adapters/drafting/worker-drafting.ts';

/** Answers by the task's name; it stands for the worker of the app, whose tasks do none of this. */
const misbehaving = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ task }) => {
    if (task === 'hang') return;
    if (task === 'exit') process.exit(3);
    if (task === 'throw') throw new Error('boom');
    if (task === 'fault')
      return parentPort.postMessage({ fault: { code: 'task.draft-invalid', detail: 'bad', errors: [] } });
    if (task === 'bug') return parentPort.postMessage({ bug: 'TypeError: x is not a function' });
    parentPort.postMessage({ drafted: { body: threadId, conflicts: [], claims: [] } });
  });
`)}`,
);

const context = {
  level: 'Advanced',
  params: {},
  asOf: '2027-01-01',
  seed: 1,
  gathered: [],
  knowledge: {},
} as const;
let open: ReturnType<typeof workerDrafting> | undefined;
const pool = (workers = 1, limitMs = 30_000) =>
  (open = workerDrafting({ module: misbehaving, workers, limitMs }));
const draft = (task: string) => open?.draft(task, {}, context);
afterEach(() => open?.close());

describe('drafting in workers', () => {
  it('answers in the order asked, by one worker that stays', async () => {
    pool();
    const [first, second] = await Promise.all([draft('a'), draft('b')]);
    expect(first?.body).toBe(second?.body);
  });

  it('uses a second worker while the first is busy', async () => {
    pool(2);
    const [first, second] = await Promise.all([draft('a'), draft('b')]);
    expect(first?.body).not.toBe(second?.body);
  });

  it('hands a fault on as it is', async () => {
    pool();
    await expect(draft('fault')).rejects.toMatchObject({ code: 'task.draft-invalid', detail: 'bad' });
  });

  it.each([
    ['bug', /x is not a function/],
    ['throw', /boom/],
    ['exit', /ended with 3/],
  ])('reports a %s of the task and works on', async (task, message) => {
    pool();
    await expect(draft(task)).rejects.toThrow(message);
    expect(await draft('a')).toMatchObject({ conflicts: [] });
  });

  it('gives a draft up that takes too long, and works on', async () => {
    pool(1, 50);
    const hanging = expect(draft('hang')).rejects.toMatchObject({ code: 'task.took-too-long' });
    await hanging;
    await open?.close();
    pool();
    expect(await draft('a')).toMatchObject({ conflicts: [] });
  });

  it('refuses inputs that cannot cross, and works on', async () => {
    pool();
    await expect(open?.draft('a', { call: () => 1 }, context)).rejects.toThrow(/could not be cloned/);
    expect(await draft('a')).toMatchObject({ conflicts: [] });
  });
});
