import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOnLoopback, type LoopbackServer } from '../../../../infra/local/host/http-server.ts';
import { staticFiles } from '../../../../infra/local/host/static-files.ts';
import { sendRequest } from './send-request.ts';

let server: LoopbackServer;
beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'eods-static-'));
  const folder = join(parent, 'page');
  mkdirSync(join(folder, 'parts'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'page-secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<h1>Plan</h1>');
  writeFileSync(join(folder, 'parts', 'app.js'), '1');
  writeFileSync(join(folder, '.env'), 'secret');
  writeFileSync(join(folder, 'program.exe'), 'secret');
  symlinkSync(join(parent, 'secret.txt'), join(folder, 'link.txt'));
  server = await listenOnLoopback(0, () => {});
  server.setFronts([staticFiles(folder)]);
});
afterAll(() => server.close());

describe('the page folder', () => {
  it('serves its index under a strict policy', async () => {
    const { status, headers, text } = await sendRequest(server.url, '/');
    expect([status, text]).toEqual([200, '<h1>Plan</h1>']);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it('serves files in its folders', async () => {
    const { status, headers, text } = await sendRequest(server.url, '/parts/app.js?v=1');
    expect([status, headers['content-type'], text]).toEqual([200, 'text/javascript; charset=utf-8', '1']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/parts/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/../page-secret.txt',
    '/link.txt',
    '/.env',
    '/program.exe',
    '/index.html%00',
    '/parts',
    '/missing.html',
  ])('does not serve %s', async (path) => {
    const { status, text } = await sendRequest(server.url, path);
    expect(status).toBe(404);
    expect(text).not.toContain('secret');
  });

  it('does not serve a changing method', async () => {
    expect((await sendRequest(server.url, '/', { method: 'POST' })).status).toBe(404);
  });
});
