import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../infra/local/test-clock.ts';
import { df, ended, orchestration, settled } from './support/durable-app.ts';
import { call, serveManagement } from './support/management-server.ts';

orchestration('wait', function* ({ df: durable }) {
  return yield durable.waitForExternalEvent('go');
});
df.app.activity('work', {
  handler: (input: string) => {
    if (input === 'fail') throw new Error('no luck');
    return input;
  },
});
orchestration('at-once', function* ({ df: durable }) {
  return yield durable.callActivity('work', 'done');
});
orchestration('broken', function* ({ df: durable }) {
  yield durable.callActivity('work', 'fail');
});

const nine = Date.parse('2026-01-05T09:00:00Z');
const minute = (count: number) => new Date(nine + count * 60_000);

/** One instance a minute from nine: two completed, one failed, one running, one suspended. */
async function fiveInstances() {
  const clock = testClock(nine);
  const served = await serveManagement({ clock });
  const { engine } = served;
  for (const [instanceId, name] of Object.entries({
    'a-1': 'at-once',
    'a-2': 'at-once',
    'b-1': 'broken',
    'b-2': 'wait',
    'b-3': 'wait',
  })) {
    await engine.startNew(name, { instanceId, input: instanceId });
    await settled();
    await clock.advance(60_000);
  }
  await engine.suspend('b-3', '');
  return { ...served, clock };
}

describe('the list of instances', () => {
  it.each([
    ['', ['a-1', 'a-2', 'b-1', 'b-2', 'b-3']],
    ['instanceIdPrefix=a-', ['a-1', 'a-2']],
    ['instanceIdPrefix=-', []],
    ['runtimeStatus=Running', ['b-2']],
    ['runtimeStatus=Suspended,Failed', ['b-1', 'b-3']],
    ['runtimeStatus=Canceled', []],
    ['createdTimeFrom=2026-01-05T09:03:00Z', ['b-2', 'b-3']],
    ['createdTimeTo=2026-01-05T10:01:00%2B01:00', ['a-1', 'a-2']],
    ['createdTimeFrom=2026-01-05T09:01:00Z&runtimeStatus=Completed&instanceIdPrefix=a', ['a-2']],
  ])('answers %s', async (query, ids) => {
    const { origin } = await fiveInstances();
    const { content } = await call(origin, 'GET', `instances/?${query}`);
    expect(content.map(({ instanceId }: { instanceId: string }) => instanceId)).toEqual(ids);
  });

  it('comes in pages, each with the token of the next', async () => {
    const { origin } = await fiveInstances();
    const pages: string[][] = [];
    let token: string | null = null;
    do {
      const headers: object = token ? { 'x-ms-continuation-token': token } : {};
      const page = await call(origin, 'GET', 'instances/?top=2&runtimeStatus=Completed,Failed,Running', {
        headers,
      });
      pages.push(page.content.map(({ instanceId }: { instanceId: string }) => instanceId));
      token = page.headers.get('x-ms-continuation-token');
    } while (token);
    expect(pages).toEqual([
      ['a-1', 'a-2'],
      ['b-1', 'b-2'],
    ]);
  });

  it('refuses a token it did not give', async () => {
    const { origin } = await fiveInstances();
    const headers = { 'x-ms-continuation-token': 'bm90IG91cnM' };
    expect((await call(origin, 'GET', 'instances/', { headers })).status).toBe(400);
  });

  it('reaches the durable client whole, beyond one page', async () => {
    const { engine, client } = await serveManagement();
    await Promise.all(Array.from({ length: 230 }, () => engine.startNew('at-once')));
    expect(
      new Set((await (await client('rpc')).getStatusAll()).map(({ instanceId }) => instanceId)).size,
    ).toBe(230);
  });
});

describe('purging', () => {
  it.each(['rpc', 'plain'] as const)('removes one ended instance, asked in %s mode', async (mode) => {
    const { engine, client: open } = await fiveInstances();
    const client = await open(mode);
    expect(await client.purgeInstanceHistory('a-1')).toEqual({ instancesDeleted: 1 });
    expect(await client.purgeInstanceHistory('a-1')).toEqual({ instancesDeleted: 0 });
    expect(engine.getStatus('a-1')).toBeUndefined();
    expect(engine.history('a-1')).toEqual([]);
    await expect(client.purgeInstanceHistory('b-2')).rejects.toThrow(/terminate it first/);
  });

  it.each(['rpc', 'plain'] as const)('removes ended instances by filter, asked in %s mode', async (mode) => {
    const { engine, client: open } = await fiveInstances();
    const client = await open(mode);
    const { Completed } = df.OrchestrationRuntimeStatus;
    const first = { createdTimeFrom: minute(1), createdTimeTo: minute(9), runtimeStatus: [Completed] };
    expect(await client.purgeInstanceHistoryBy(first)).toEqual({ instancesDeleted: 1 });
    expect(await client.purgeInstanceHistoryBy({ createdTimeFrom: minute(0) })).toEqual({
      instancesDeleted: 2,
    });
    expect(engine.list().map(({ instanceId }) => instanceId)).toEqual(['b-2', 'b-3']);
    expect(await client.purgeInstanceHistoryBy({ createdTimeFrom: minute(0) })).toEqual({
      instancesDeleted: 0,
    });
  });

  it('lets an unfinished instance go on', async () => {
    const { engine, client } = await fiveInstances();
    await expect((await client('rpc')).purgeInstanceHistory('b-2')).rejects.toThrow();
    await engine.raiseEvent('b-2', 'go', 'still here');
    expect((await ended(engine, 'b-2')).output).toBe('still here');
  });
});

describe('starting and waiting in one call', () => {
  const wait = 'timeout=5&pollingInterval=1';

  async function startAndWait(name: string, query = wait) {
    const clock = testClock();
    const { origin } = await serveManagement({ clock });
    const answer = call(origin, 'POST', `orchestrators/${name}/x?${query}`);
    for (let second = 0; second < 6; second++) {
      await settled();
      await new Promise((resolve) => setTimeout(resolve, 10)); // the request travels in real time
      await clock.advance(1_000);
    }
    return await answer;
  }

  it('answers with the output once it has completed', async () => {
    expect(await startAndWait('at-once')).toMatchObject({ status: 200, content: 'done' });
  });

  it('answers with the status once it has failed', async () => {
    const { status, content } = await startAndWait('broken');
    expect(status).toBe(200);
    expect(content).toMatchObject({ runtimeStatus: 'Failed' });
    expect((await startAndWait('broken', `${wait}&returnInternalServerErrorOnFailure=true`)).status).toBe(
      500,
    );
  });

  it('answers with the links when the time is over', async () => {
    const { status, content } = await startAndWait('wait');
    expect(status).toBe(202);
    expect(content.statusQueryGetUri).toContain('/instances/x?');
  });
});
