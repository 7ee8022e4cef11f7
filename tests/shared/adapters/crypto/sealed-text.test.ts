import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSealed, keyIdOf, open, seal } from '../../../../shared/adapters/crypto/sealed-text.ts';

const key = { id: 'k1', bytes: randomBytes(32) };
const place = { organisationId: 'o', entity: 'record', id: '7', field: '/body' };
const sealed = seal(key, '{"note":"nuts"}', place);

describe('a sealed text', () => {
  it('names its format and its key, and opens where it was sealed', () => {
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect([isSealed(sealed), isSealed('{"v1.":1}'), keyIdOf(sealed)]).toEqual([true, false, 'k1']);
    expect(open(key, sealed, place)).toBe('{"note":"nuts"}');
  });

  it('is another one each time', () => {
    expect(seal(key, 'a', place)).not.toBe(seal(key, 'a', place));
  });

  it.each([
    ['organisation', { organisationId: 'p' }],
    ['entity', { entity: 'approval' }],
    ['id', { id: '8' }],
    ['field', { field: '/by' }],
    ['place written alike', { id: '7,/body', field: '' }],
  ])('does not open in another %s', (_, moved) => {
    expect(() => open(key, sealed, { ...place, ...moved })).toThrow(/^content\.unreadable/);
  });

  it('does not open with another key, of whatever name', () => {
    const bytes = randomBytes(32);
    expect(() => open({ id: 'k2', bytes }, sealed, place)).toThrow(/^content\.unreadable/);
    expect(() => open({ id: 'k1', bytes }, sealed, place)).toThrow(/^content\.unreadable/);
  });

  it.each([2, 3, 4])('does not open when part %i of it was altered', (part) => {
    const parts = sealed.split('.');
    const own = parts[part] ?? '';
    parts[part] = `${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`;
    expect(() => open(key, parts.join('.'), place)).toThrow(/^content\.unreadable/);
  });

  it('does not open when its tag was cut short', () => {
    const [v, id, nonce, tag = '', text] = sealed.split('.');
    const cut = [v, id, nonce, tag.slice(0, 6), text].join('.');
    expect(() => open(key, cut, place)).toThrow(/^content\.unreadable/);
  });
});
