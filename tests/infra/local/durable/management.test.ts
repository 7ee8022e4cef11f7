import { describe, expect, it } from 'vitest';
import { df, ended, orchestration } from './support/durable-app.ts';
import { call, serveManagement } from './support/management-server.ts';

orchestration('approval', function* ({ df: durable }) {
  durable.setCustomStatus('waiting');
  return { asked: durable.getInput(), said: yield durable.waitForExternalEvent('decided') };
});

orchestration('broken', function* ({ df: durable }) {
  yield durable.callActivity('fail');
});
df.app.activity('fail', {
  handler: () => {
    throw new Error('no luck');
  },
});

describe.each(['rpc', 'plain'] as const)('the real durable client in %s mode', (mode) => {
  it('starts, watches and answers an instance', async () => {
    const served = await serveManagement();
    const client = await served.client(mode);
    const id = await client.startNew('approval', { instanceId: 'one', input: { budget: 5 } });
    expect(id).toBe('one');
    await expect
      .poll(() => client.getStatus(id))
      .toMatchObject({ runtimeStatus: 'Running', customStatus: 'waiting' });
    await client.raiseEvent(id, 'decided', 'yes');
    await ended(served.engine, id);
    const status = await client.getStatus(id, { showHistory: true, showHistoryOutput: true });
    expect(status).toMatchObject({
      name: 'approval',
      instanceId: 'one',
      runtimeStatus: 'Completed',
      input: { budget: 5 },
      output: { asked: { budget: 5 }, said: 'yes' },
    });
    expect(status.history).toContainEqual(
      expect.objectContaining({ EventType: 'EventRaised', Input: '"yes"' }),
    );
  });

  it('terminates an instance and may speak to an ended one', async () => {
    const served = await serveManagement();
    const client = await served.client(mode);
    const id = await client.startNew('approval');
    await client.terminate(id, 'called off');
    await ended(served.engine, id);
    expect(await client.getStatus(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'called off' });
    await client.raiseEvent(id, 'decided', 'late');
    await client.terminate(id, 'again');
  });

  it('rejects what does not exist, is running already or is not supported', async () => {
    const { client: open } = await serveManagement();
    const client = await open(mode);
    await expect(client.getStatus('nobody')).rejects.toThrow();
    await expect(client.raiseEvent('nobody', 'decided', 1)).rejects.toThrow();
    await expect(client.startNew('not-there')).rejects.toThrow(/doesn't exist/);
    const id = await client.startNew('approval', { instanceId: 'twice' });
    await expect(client.startNew('approval', { instanceId: id })).rejects.toThrow(/already running/);
    await expect(client.rewind(id, '')).rejects.toThrow();
  });

  it('lists instances by status', async () => {
    const served = await serveManagement();
    const client = await served.client(mode);
    await client.startNew('broken', { instanceId: 'failed' });
    await client.startNew('approval', { instanceId: 'open' });
    await ended(served.engine, 'failed');
    expect(await client.getStatusAll()).toHaveLength(2);
    const failed = await client.getStatusBy({ runtimeStatus: [df.OrchestrationRuntimeStatus.Failed] });
    expect(failed.map(({ instanceId }) => instanceId)).toEqual(['failed']);
  });
});

describe('the management API', () => {
  it('answers a start with the links to watch and steer it', async () => {
    const { origin } = await serveManagement();
    const { status, headers, content } = await call(origin, 'POST', 'orchestrators/approval/one', {
      body: '{}',
    });
    expect(status).toBe(202);
    expect(headers.get('retry-after')).toBe('10');
    expect(headers.get('location')).toBe(content.statusQueryGetUri);
    expect(content.sendEventPostUri).toBe(
      `${origin}/runtime/webhooks/durabletask/instances/one/raiseEvent/{eventName}?taskHub=local&connection=Storage&code=k%26y`,
    );
    const watched = await fetch(content.statusQueryGetUri);
    expect([watched.status, watched.headers.get('retry-after')]).toEqual([202, '5']);
  });

  it('answers 500 for a failed instance only when asked to', async () => {
    const { origin, engine } = await serveManagement();
    await call(origin, 'POST', 'orchestrators/broken/one');
    await ended(engine, 'one');
    expect((await call(origin, 'GET', 'instances/one')).status).toBe(200);
    expect((await call(origin, 'GET', 'instances/one?returnInternalServerErrorOnFailure=true')).status).toBe(
      500,
    );
  });

  it('hides the input when asked to', async () => {
    const { origin } = await serveManagement();
    await call(origin, 'POST', 'orchestrators/approval/one', { body: '{"secret":1}' });
    expect((await call(origin, 'GET', 'instances/one')).content.input).toEqual({ secret: 1 });
    expect((await call(origin, 'GET', 'instances/one?showInput=false')).content.input).toBeNull();
    expect((await call(origin, 'GET', 'instances/?showInput=false')).content[0].input).toBeNull();
  });

  it.each([
    [400, 'POST', 'orchestrators/approval/one', '{not json', 'application/json'],
    [400, 'POST', 'orchestrators/approval/one', '{}', 'text/plain'],
    [400, 'POST', 'orchestrators/approval/%40one', '{}', 'application/json'],
    [400, 'POST', 'orchestrators/approval/%E0%A4%A', '{}', 'application/json'],
    [400, 'POST', 'instances/open/raiseEvent/0', '"forged"', 'application/json'],
    [400, 'POST', 'instances/open/raiseEvent/decided', 'yes', 'application/json'],
    [400, 'GET', 'instances/?createdTimeFrom=yesterday', undefined, ''],
    [404, 'GET', 'instances/nobody', undefined, ''],
    [404, 'POST', 'instances/nobody/terminate?reason=x', undefined, ''],
    [409, 'POST', 'orchestrators/approval/open', undefined, ''],
    [410, 'POST', 'instances/ended/raiseEvent/decided', '1', 'application/json'],
    [404, 'POST', 'instances/nobody/suspend?reason=x', undefined, ''],
    [410, 'POST', 'instances/ended/resume?reason=x', undefined, ''],
    [501, 'POST', 'instances/open/restart', undefined, ''],
    [501, 'POST', 'instances/open/rewind?reason=x', undefined, ''],
    [409, 'DELETE', 'instances/open', undefined, ''],
    [404, 'DELETE', 'instances/nobody', undefined, ''],
    [400, 'DELETE', 'instances/', undefined, ''],
    [400, 'DELETE', 'instances/?runtimeStatus=Failed', undefined, ''],
    [404, 'DELETE', 'instances/?createdTimeFrom=2100-01-01', undefined, ''],
    [400, 'GET', 'instances/?runtimeStatus=Sleeping', undefined, ''],
    [400, 'GET', 'instances/?top=0', undefined, ''],
    [400, 'GET', 'instances/?top=1.5', undefined, ''],
    [501, 'POST', 'entities/counter/x?op=add', '1', 'application/json'],
    [400, 'POST', 'orchestrators/approval?timeout=soon&pollingInterval=1', '{}', 'application/json'],
    [400, 'POST', 'orchestrators/approval?timeout=1&pollingInterval=2', '{}', 'application/json'],
  ])('answers %i to %s %s', async (status, method, path, body, type) => {
    const { origin, engine } = await serveManagement();
    await engine.startNew('approval', { instanceId: 'open' });
    await engine.startNew('approval', { instanceId: 'ended' });
    await engine.terminate('ended', '');
    await ended(engine, 'ended');
    const answer = await call(origin, method, path, { ...(body === undefined ? {} : { body }), type });
    expect(answer.status).toBe(status);
    expect(answer.content.message).toMatch(/\.|:/);
  });
});
