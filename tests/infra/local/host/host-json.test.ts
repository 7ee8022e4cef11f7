import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHostJson } from '../../../../infra/local/host/host-json.ts';

function read(json: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'eods-app-'));
  writeFileSync(join(folder, 'host.json'), JSON.stringify(json));
  return readHostJson(folder);
}

describe('host.json', () => {
  it('may be absent', () => {
    expect(readHostJson('/nowhere')).toEqual({
      routePrefix: 'api',
      functionTimeoutMs: 1_800_000,
      leastLevel: 'information',
      maxConcurrentCalls: undefined,
      ignored: [],
    });
  });

  it('sets prefix, time limit, log level and concurrency', () => {
    const settings = read({
      version: '2.0',
      functionTimeout: '01:02:03',
      logging: { logLevel: { default: 'Warning' } },
      extensions: {
        http: { routePrefix: '/v1/api/' },
        durableTask: { hubName: 'Hub' },
        serviceBus: { maxConcurrentCalls: 4 },
      },
    });
    expect(settings).toEqual({
      routePrefix: 'v1/api',
      functionTimeoutMs: 3_723_000,
      leastLevel: 'warning',
      maxConcurrentCalls: 4,
      ignored: [],
    });
  });

  it('may let functions run for ever', () => {
    expect(read({ version: '2.0', functionTimeout: '-1' }).functionTimeoutMs).toBeUndefined();
  });

  it('names every setting that has no effect here', () => {
    const { ignored } = read({
      version: '2.0',
      logging: { logLevel: { 'Host.Results': 'Error' } },
      extensions: { http: { hsts: { isEnabled: true } } },
      retry: { strategy: 'fixedDelay' },
    });
    expect(ignored).toEqual([
      'logging.logLevel.Host.Results',
      'extensions.http.hsts.isEnabled',
      'retry.strategy',
    ]);
  });

  it.each([
    [{ version: '1.0' }, 'host.json: version must be "2.0".'],
    [{ functionTimeout: '5 minutes' }, 'host.json: functionTimeout must be hh:mm:ss, or -1.'],
    [{ functionTimeout: '00:00:00' }, 'host.json: functionTimeout must be hh:mm:ss, or -1.'],
    [
      { logging: { logLevel: { default: 'Loud' } } },
      'host.json: logging.logLevel.default must be Information, Warning, Error or Critical.',
    ],
  ])('is refused with a sentence as %j', (json, sentence) => {
    expect(() => read(json)).toThrow(sentence);
  });
});
