import { describe, expect, it } from 'vitest';
import { cipherOf } from '../../../../shared/adapters/crypto/cipher.ts';
import { OpenedValues } from '../../../../shared/adapters/crypto/opened-values.ts';

const key = { id: 'k1', bytes: new Uint8Array(32).fill(7) };
const place = { entity: 'record', id: 'e1/1', field: '/body' };

function cipherFor(organisationId: string, opened: OpenedValues) {
  const set = { keys: new Map([[key.id, key]]), newest: key };
  return cipherOf(organisationId, set, async () => set, opened);
}

describe('values of sealed texts', () => {
  it('are parsed once and are the same for everybody who reads them', async () => {
    const opened = new OpenedValues();
    const text = cipherFor('a', opened).seal('{"hall":{"seats":120}}', place);
    const first = await cipherFor('a', opened).value(text, place);
    expect(first).toEqual({ hall: { seats: 120 } });
    expect(await cipherFor('a', opened).value(text, place)).toBe(first);
  });

  it('can be changed by nobody', async () => {
    const cipher = cipherFor('a', new OpenedValues());
    const value = await cipher.value(cipher.seal('{"hall":{"seats":120}}', place), place);
    expect(() => Object.assign(Object(value), { hall: null })).toThrow(TypeError);
  });

  it('open at their own place alone, also when they are known', async () => {
    const opened = new OpenedValues();
    const cipher = cipherFor('a', opened);
    const text = cipher.seal('{"seats":120}', place);
    await cipher.value(text, place);
    await expect(cipher.value(text, { ...place, id: 'e2/1' })).rejects.toThrow('cannot be opened');
    await expect(cipherFor('b', opened).value(text, place)).rejects.toThrow('cannot be opened');
  });

  it('are not taken for those of an altered text', async () => {
    const cipher = cipherFor('a', new OpenedValues());
    const text = cipher.seal('{"seats":120}', place);
    await cipher.value(text, place);
    const altered = text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA');
    await expect(cipher.value(altered, place)).rejects.toThrow('cannot be opened');
  });
});
