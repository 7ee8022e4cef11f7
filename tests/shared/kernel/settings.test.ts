import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../shared/kernel/settings.ts';

const price = { currency: 'EUR', input: 0.2, cached: 0.02, output: 1.6, asOf: '2026-11-01' };

describe('the settings of the model', () => {
  it('are none by default, so that no model takes part', () => {
    const { EODS_MODEL_ENDPOINT, EODS_MODEL_DEPLOYMENT, EODS_MODEL_PRICE, ...rest } = readSettings({});
    expect([EODS_MODEL_ENDPOINT, EODS_MODEL_DEPLOYMENT, EODS_MODEL_PRICE]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(rest).toMatchObject({
      EODS_MODEL_SCOPE: 'https://ai.azure.com/.default',
      EODS_MODEL_SECONDS: 60,
    });
  });

  it('take a price with the day from which it holds', () => {
    expect(readSettings({ EODS_MODEL_PRICE: JSON.stringify(price) }).EODS_MODEL_PRICE).toEqual(price);
  });

  it.each([
    'free',
    '',
    JSON.stringify({ ...price, asOf: undefined }),
    JSON.stringify({ ...price, input: -1 }),
  ])('refuse the price %s by name', (text) => {
    expect(() => readSettings({ EODS_MODEL_PRICE: text })).toThrow(/settings\.invalid.*EODS_MODEL_PRICE/);
  });
});
