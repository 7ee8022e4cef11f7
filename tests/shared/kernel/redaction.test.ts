import { describe, expect, it } from 'vitest';
import { redact, redactedValue } from '../../../shared/kernel/redaction.ts';

const body = {
  note: 'open',
  contracts: [
    { vendor: 'A', price: 1, terms: { penalty: 5, notice: 30 } },
    { vendor: 'B', price: 2, terms: { penalty: 6, notice: 60 } },
  ],
};

describe('redaction', () => {
  it('takes a field of every element, and leaves the body as it was', () => {
    const before = structuredClone(body);
    expect(redact(body, ['/contracts/*/price', '/contracts/*/terms/penalty'])).toEqual({
      note: 'open',
      contracts: [
        { vendor: 'A', price: redactedValue, terms: { penalty: redactedValue, notice: 30 } },
        { vendor: 'B', price: redactedValue, terms: { penalty: redactedValue, notice: 60 } },
      ],
    });
    expect(body).toEqual(before);
  });

  it('takes one element, every member of an object, or a whole branch', () => {
    expect(redact([1, 2], ['/1'])).toEqual([1, redactedValue]);
    expect(redact({ a: 1, b: { c: 2 } }, ['/*'])).toEqual({ a: redactedValue, b: redactedValue });
    expect(redact(body, ['/contracts'])).toEqual({ note: 'open', contracts: redactedValue });
  });

  it('takes a name with a slash or a tilde, escaped as pointers are', () => {
    expect(redact({ 'a/b~c': 1 }, ['/a~1b~0c'])).toEqual({ 'a/b~c': redactedValue });
  });

  it('changes nothing where a pointer leads nowhere, and refuses what is no pointer', () => {
    expect(redact(body, ['/venues/*/price', '/note/price'])).toEqual(body);
    expect(() => redact(body, ['contracts'])).toThrow(RangeError);
  });
});
