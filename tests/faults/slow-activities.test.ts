import { describe, expect, it } from 'vitest';
import { df, ended, orchestration, startEngine } from '../infra/local/durable/support/durable-app.ts';

let release = (_value: string): void => {};
const released = new Promise<string>((resolve) => (release = resolve));
df.app.activity('wait-for-long', { handler: () => released });
df.app.activity('answer-at-once', { handler: () => 'done' });

for (const name of ['wait-for-long', 'answer-at-once']) {
  orchestration(`run-${name}`, function* ({ df: durable }) {
    return yield durable.callActivity(name);
  });
}

describe('a run whose activity does not end', () => {
  it('keeps no other run waiting, and ends when it does', async () => {
    const engine = await startEngine();
    // Below the 64 activities that run at the same time; what is beyond them waits.
    const slow = await Promise.all(Array.from({ length: 40 }, () => engine.startNew('run-wait-for-long')));
    const quick = await Promise.all(Array.from({ length: 20 }, () => engine.startNew('run-answer-at-once')));
    for (const id of quick) expect(await ended(engine, id)).toMatchObject({ output: 'done' });
    for (const id of slow) expect(engine.getStatus(id)?.runtimeStatus).toBe('Running');
    release('late');
    for (const id of slow) expect(await ended(engine, id)).toMatchObject({ output: 'late' });
  });
});
