import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from './tree.ts';

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({
    scripts: versions,
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) })
  .parse(JSON.parse(read('package-lock.json')));

const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('the packages', () => {
  it.each(Object.entries(direct))('%s is asked for in one exact version', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('are all in the lock', () => {
    const missing = Object.keys(direct).filter((name) => !lock.packages[`node_modules/${name}`]);
    expect(missing).toEqual([]);
  });

  it('run no install script that was not looked at', () => {
    const withScript = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(withScript.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  it('run no install script at all', () => {
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([]);
    expect(read('.npmrc')).toContain('strict-allow-scripts=true');
  });
});

describe('the npm scripts', () => {
  it.each(Object.entries(manifest.scripts))('%s goes through the bootstrap', (name, command) => {
    expect(command).toBe(`node bootstrap.mjs ${name}`);
  });
});
