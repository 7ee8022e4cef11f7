import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fits, readSiteConfig, ruleFor } from '../../../../infra/local/front-door/site-config.ts';

function read(config: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'eods-site-'));
  writeFileSync(join(folder, 'staticwebapp.config.json'), JSON.stringify(config));
  return readSiteConfig(folder);
}

describe('the configuration of the site', () => {
  it('may be absent', () => {
    expect(readSiteConfig(undefined)).toEqual(readSiteConfig('/nowhere'));
    expect(readSiteConfig(undefined).routes).toEqual([]);
  });

  it('that is shipped is valid, lets nobody read events, and allows no foreign script', () => {
    const config = readSiteConfig('static-web/public');
    expect(ruleFor(config, 'GET', '/api/events')?.allowedRoles).toEqual(['authenticated']);
    expect(ruleFor(config, 'GET', '/api/health')?.allowedRoles).toEqual(['anonymous']);
    const policy = config.globalHeaders['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each([
    [{ auth: {} }, 'the file: Unrecognized key: "auth".'],
    [{ routes: [{ route: 'x' }] }, 'routes.0.route: must begin with one slash.'],
    [{ routes: [{ route: '/*/x' }] }, 'routes.0.route: may have one * at its end or before endings.'],
    [
      { routes: [{ route: '/x', redirect: '//evil.example' }] },
      'routes.0.redirect: must begin with one slash.',
    ],
    [{ routes: [{ route: '/x', rewrite: '/api/x' }] }, 'routes.0.rewrite: must name a file of the page.'],
    [
      { routes: [{ route: '/x', redirect: '/y', rewrite: '/z' }] },
      'routes.0: has both redirect and rewrite.',
    ],
    [
      { routes: [{ route: '/x', redirect: '/y', statusCode: 200 }] },
      'routes.0: redirects with a statusCode that is none of a redirect.',
    ],
  ])('is refused with a sentence as %j', (config, sentence) => {
    expect(() => read(config)).toThrow(`staticwebapp.config.json: ${sentence}`);
  });
});

describe('a route rule', () => {
  it.each([
    ['/x', '/x', true],
    ['/x', '/X', true],
    ['/x', '/x/y', false],
    ['/x/*', '/x/y/z', true],
    ['/x/*', '/x', true],
    ['/x/*', '/xy', false],
    ['/*.{png,svg}', '/parts/a.SVG', true],
    ['/*.{png,svg}', '/a.js', false],
    ['/parts/*.js', '/parts/a.js', true],
    ['/*', '/', true],
  ])('%s for %s: %s', (rule, path, expected) => {
    expect(fits(rule, path)).toBe(expected);
  });

  it('counts for its methods only, and the first one that fits counts', () => {
    const config = read({
      routes: [
        { route: '/x', methods: ['post'], allowedRoles: ['planner'] },
        { route: '/x', allowedRoles: ['anonymous'] },
        { route: '/*', allowedRoles: ['nobody'] },
      ],
    });
    expect(ruleFor(config, 'POST', '/x')?.allowedRoles).toEqual(['planner']);
    expect(ruleFor(config, 'GET', '/x')?.allowedRoles).toEqual(['anonymous']);
  });
});
