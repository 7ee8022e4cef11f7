import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHost, openLocalHost } from '../../../../infra/local/host/open-host.ts';
import { noLog } from '../../../../infra/local/log.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';

const clock = testClock();
const folder = mkdtempSync(join(tmpdir(), 'eods-conformance-'));
let host: LocalHost;

beforeAll(async () => {
  host = await openLocalHost({
    dataDir: join(folder, 'data'),
    port: 0,
    clock,
    seam: {},
    load: () => import('./support/conformance-app.ts'),
    log: noLog,
    passFaultPoint: () => {},
  });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Links {
  statusQueryGetUri: string;
  sendEventPostUri: string;
  terminatePostUri: string;
  suspendPostUri: string;
  resumePostUri: string;
  purgeHistoryDeleteUri: string;
  id: string;
}

const post = (url: string, content?: unknown) =>
  fetch(url, {
    method: 'POST',
    ...(content === undefined
      ? {}
      : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }),
  });

/** What the HTTP starter answers: the links by which everything else is done. */
async function start(name: string, input?: unknown): Promise<Links> {
  const response = await post(`${host.url}/api/orchestrators/${name}`, input);
  expect(response.status).toBe(202);
  const links = (await response.json()) as Links; // the package's check-status payload
  expect(response.headers.get('location')).toBe(links.statusQueryGetUri);
  return links;
}

/** Follows the status link as a polling client does, letting time pass by `stepMs` between two looks. */
async function followed(
  { statusQueryGetUri }: Links,
  stepMs = 0,
  until = (status: number) => status !== 202,
) {
  for (let look = 0; look < 200; look++) {
    const response = await fetch(statusQueryGetUri);
    const content = (await response.json()) as Record<string, unknown>; // a status
    if (until(response.status)) return content;
    await clock.advance(stepMs);
  }
  throw new Error(`Nothing came of ${statusQueryGetUri}`);
}

/** Once the instance waits: whatever was due has happened. */
async function quiet(links: Links): Promise<void> {
  await clock.advance(0);
  await followed(links, 0, () => true);
  await clock.advance(0);
}

describe('Durable Functions patterns behind an HTTP starter', () => {
  it('chains functions', async () => {
    expect(await followed(await start('chaining'))).toMatchObject({
      name: 'chaining',
      runtimeStatus: 'Completed',
      output: ['Hello Tokyo', 'Hello Seattle', 'Hello Cairo'],
    });
  });

  it('fans out and in again', async () => {
    expect(await followed(await start('fan-out', 20))).toMatchObject({ output: 210 * 1024 });
  });

  it('waits for a person, who answers in time', async () => {
    const links = await start('approval', 'a stage');
    await quiet(links);
    const sent = await post(links.sendEventPostUri.replace('{eventName}', 'ApprovalEvent'), {
      approved: true,
    });
    expect(sent.status).toBe(202);
    expect(await followed(links)).toMatchObject({ runtimeStatus: 'Completed', output: { approved: true } });
  });

  it('escalates when nobody answers', async () => {
    const links = await start('approval', 'a stage');
    await quiet(links);
    await clock.advance(71 * 3_600_000);
    expect((await fetch(links.statusQueryGetUri)).status).toBe(202);
    expect(await followed(links, 3_600_000)).toMatchObject({ output: 'escalated: no answer in 72 hours' });
  });

  it('monitors in a loop of generations', async () => {
    const links = await start('monitor', 1);
    const before = clock.now();
    expect(await followed(links, 5_000)).toMatchObject({
      output: 'done in round 3',
      input: 3,
      customStatus: 'round 2',
    });
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
  });

  it('runs sub-orchestrations side by side', async () => {
    const links = await start('provision-all', ['a lamp', 'a door']);
    expect(await followed(links)).toMatchObject({ output: ['a lamp is ready', 'a door is ready'] });
    expect(host.engine.getStatus(`${links.id}:1`)).toMatchObject({
      name: 'provision-device',
      input: 'a door',
    });
  });
});

describe('the links of an instance', () => {
  it('suspend it and let it go on', async () => {
    const links = await start('approval');
    await quiet(links);
    expect((await post(links.suspendPostUri.replace('{text}', 'a%20pause'))).status).toBe(202);
    await post(links.sendEventPostUri.replace('{eventName}', 'ApprovalEvent'), 'yes');
    await quiet(links);
    expect(await followed(links, 0, () => true)).toMatchObject({ runtimeStatus: 'Suspended' });
    expect((await post(links.resumePostUri.replace('{text}', 'on'))).status).toBe(202);
    expect(await followed(links)).toMatchObject({ runtimeStatus: 'Completed', output: 'yes' });
  });

  it('terminate it and then remove it', async () => {
    const links = await start('approval');
    expect((await fetch(links.purgeHistoryDeleteUri, { method: 'DELETE' })).status).toBe(409);
    expect((await post(links.terminatePostUri.replace('{text}', 'called%20off'))).status).toBe(202);
    expect(await followed(links)).toMatchObject({ runtimeStatus: 'Terminated', output: 'called off' });
    expect((await post(links.sendEventPostUri.replace('{eventName}', 'ApprovalEvent'), 1)).status).toBe(410);
    const purged = await fetch(links.purgeHistoryDeleteUri, { method: 'DELETE' });
    expect(await purged.json()).toEqual({ instancesDeleted: 1 });
    expect((await fetch(links.statusQueryGetUri)).status).toBe(404);
  });
});

describe('what is not supported', () => {
  it.each([
    ['call-entity', 'callEntity is not supported'],
    ['signal-entity', 'signalEntity is not supported'],
    ['lock-entity', 'entity locks is not supported'],
    ['call-http', 'callHttp is not supported'],
    ['call-http-among-others', 'callHttp is not supported'],
  ])('fails the instance with the reason, at once: %s', async (name, sentence) => {
    const { runtimeStatus, output } = await followed(await start(name));
    expect(runtimeStatus).toBe('Failed');
    expect(output).toContain(`${sentence} by the local durable engine`);
  });

  it.each(['signal', 'read'])('is told to a client that would %s an entity', async (operation) => {
    const response = await post(`${host.url}/api/entity/${operation}`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('501');
  });
});
