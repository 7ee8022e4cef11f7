import { describe, expect, it } from 'vitest';
import { onceOf, readOnly } from '../../../shared/kernel/read-only.ts';

describe('a value that is for reading alone', () => {
  it('can be changed nowhere in it', () => {
    const value = readOnly({ halls: [{ seats: 120 }], note: null });
    expect(() => value.halls.push({ seats: 1 })).toThrow(TypeError);
    expect(() => Object.assign(value.halls[0] ?? {}, { seats: 1 })).toThrow(TypeError);
  });
});

describe('an answer that follows from a value', () => {
  const counted = () => {
    let made = 0;
    const ask = onceOf((value) => ({ of: value, n: (made += 1) }));
    return { ask, made: () => made };
  };

  it('is made once of a value that nobody can change', () => {
    const { ask, made } = counted();
    const value = readOnly({ seats: 120 });
    expect(ask(value)).toBe(ask(value));
    expect(made()).toBe(1);
  });

  it('is made again of a value that may have changed', () => {
    const { ask, made } = counted();
    const value = { seats: 120 };
    ask(value);
    ask(value);
    expect(made()).toBe(2);
  });

  it('is for reading alone as well', () => {
    const answer = onceOf(() => ({ seats: [1] }))(readOnly({}));
    expect(() => Object.assign(answer, { seats: [] })).toThrow(TypeError);
  });
});
