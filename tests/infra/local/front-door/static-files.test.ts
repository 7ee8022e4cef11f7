import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { staticFiles } from '../../../../infra/local/front-door/static-files.ts';

let file: ReturnType<typeof staticFiles>;
beforeAll(() => {
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
  writeFileSync(join(folder, 'staticwebapp.config.json'), '{"secret":1}');
  writeFileSync(join(folder, 'map.geojson'), '{}');
  file = staticFiles(folder, { '.geojson': 'application/geo+json' });
});

describe('the page folder', () => {
  it('serves its index and files in its folders', async () => {
    expect(await file('/')).toMatchObject({ contentType: 'text/html; charset=utf-8' });
    const script = await file('/parts/app.js');
    expect([script?.contentType, String(script?.bytes)]).toEqual(['text/javascript; charset=utf-8', '1']);
  });

  it('serves kinds of file that the configuration adds', async () => {
    expect((await file('/map.geojson'))?.contentType).toBe('application/geo+json');
  });

  it.each([
    '/../secret.txt',
    '/parts/../../secret.txt',
    '/..\\secret.txt',
    '/../page-secret.txt',
    '/link.txt',
    '/.env',
    '/program.exe',
    '/index.html\0',
    '/parts',
    '/missing.html',
    '/staticwebapp.config.json',
  ])('does not serve %j', async (path) => {
    expect(await file(path)).toBeUndefined();
  });
});
