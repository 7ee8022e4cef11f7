import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { partnerClient } from '../../docs/partner-client.ts';
import { read } from '../repository/tree.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';

const page = read('docs/partner-quickstart.md');
/** What stands in the blocks of one language, in the order of the page. */
const blocks = (language: string) =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, one]) => one === language)
    .map(([, , code = '']) => code);

const app: App = await openApp();
const folder = mkdtempSync(join(tmpdir(), 'eods-partner-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.remove();
});

describe('the quickstart for partners', () => {
  it('works as it is written, from the first line to the last', async () => {
    const here = (code: string) => code.replaceAll('http://127.0.0.1:4280', app.url);
    copyFileSync('docs/partner-client.ts', join(folder, 'partner-client.ts'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'follow.ts'), here(blocks('ts').join('\n')));
    const script = here(['set -euo pipefail', ...blocks('sh')].join('\n'));
    // The Node that runs the tests, as the page asks for it.
    const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: folder,
      env,
      timeout: 60_000,
    });

    const said = stdout.trim().split('\n');
    expect(said[0]).toMatch(/^submitted evt-/);
    expect(said.slice(1, 4)).toEqual(['still one event', 'start by pat: 403', 'start by ola: 202']);
    expect(said.filter((line) => line.startsWith('asked for budget: '))).toHaveLength(1);
    expect(said.some((line) => line.startsWith('waits for approval by '))).toBe(true);
    expect(said.slice(-2)).toEqual(['budget 3000 PLN', '# Partner evening']);
    const { events } = ok(await app.as('pat').get<{ events: EventView[] }>('events'));
    expect(events.map(({ title }) => title)).toEqual(['Partner evening']);
  });
});

describe('the client of the quickstart', () => {
  /** Answers by a script, then passes on to nobody; keeps what it was sent. */
  async function scripted(answers: [status: number, body: object, headers?: Record<string, string>][]) {
    const keys: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      keys.push(String(request.headers['idempotency-key']));
      const [status, body, headers = {}] = answers[keys.length - 1] ?? [500, {}];
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, headers).end(status === 502 ? '<html>' : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const eods = partnerClient(`http://127.0.0.1:${port}`, async () => ({ 'x-eods-person': 'pat' }));
    return { eods, keys, close: () => server.close() };
  }

  const soon = { 'retry-after': '0' };

  it('repeats a change under its one key while that may help', async () => {
    const { eods, keys, close } = await scripted([
      [502, {}, soon],
      [503, { code: 'store.unavailable' }, soon],
      [429, { code: 'request.too-many' }, soon],
      [409, { code: 'request.in-progress' }, soon],
      [201, { id: 'evt-1' }],
    ]);
    expect(await eods.submit({ text: 'x' })).toEqual({ id: 'evt-1' });
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(5);
    close();
  });

  it('repeats a change whose answer was lost', async () => {
    const { eods, keys, close } = await scripted([
      [0, {}],
      [201, { id: 'evt-1' }],
    ]);
    expect(await eods.submit({ text: 'x' })).toEqual({ id: 'evt-1' });
    expect(new Set(keys).size).toBe(1);
    close();
  });

  it.each([
    [400, 'brief.invalid'],
    [403, 'permission.denied'],
    [422, 'request.key-reused'],
  ])('gives up at once on %i %s, with the code', async (status, code) => {
    const { eods, keys, close } = await scripted([[status, { code, detail: 'Why.' }]]);
    await expect(eods.submit({})).rejects.toThrow(`${code}: Why.`);
    expect(keys).toHaveLength(1);
    close();
  });

  it('gives up after five times', async () => {
    const { eods, keys, close } = await scripted(
      Array.from({ length: 9 }, () => [503, { code: 'store.unavailable' }, soon]),
    );
    await expect(eods.submit({})).rejects.toThrow('store.unavailable');
    expect(keys).toHaveLength(5);
    close();
  });

  it('is short enough to be read at once', () => {
    expect(read('docs/partner-client.ts').split('\n').length).toBeLessThan(60);
  });
});
