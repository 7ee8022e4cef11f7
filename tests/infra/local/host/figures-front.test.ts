import { describe, expect, it } from 'vitest';
import { type Exchange, newTrace } from '../../../../infra/local/host/exchange.ts';
import { figuresFront } from '../../../../infra/local/host/figures-front.ts';

const asked = (method: string, path: string) => ({ method, path, trace: newTrace() }) as Exchange; // it reads no more

describe('the address of the figures', () => {
  const front = figuresFront(() => async () => 'eods_runs_active 1\n');

  it('answers what the app offers, as Prometheus reads it', async () => {
    expect(await front(asked('GET', '/metrics'))).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
      body: 'eods_runs_active 1\n',
    });
  });

  it('leaves every other address to others', async () => {
    for (const path of ['/', '/metrics/', '/api/events/1/metrics', '/metrics.json'])
      expect(await front(asked('GET', path))).toBeUndefined();
  });

  it('can be read, and nothing else', async () => {
    expect(await front(asked('POST', '/metrics'))).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });

  it('says when to come again while the app offers nothing yet', async () => {
    const answer = await figuresFront(() => undefined)(asked('GET', '/metrics'));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });
});
