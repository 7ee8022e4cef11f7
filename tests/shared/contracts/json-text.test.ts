import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDepth, maxValues, parseJson } from '../../../shared/contracts/json-text.ts';
import { Fault } from '../../../shared/kernel/errors.ts';

function refusal(text: string) {
  try {
    return { parsed: parseJson(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { code: error.code, detail: error.errors[0]?.detail };
  }
}

const nested = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels);

describe('JSON from outside', () => {
  it('is what JSON.parse makes of it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        // A name of generated JSON may be the one that is refused.
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a": 1,}',
    '[1 2]',
    '"open',
    '"\\',
    '{"a":"\\u00"}',
    'NaN',
    "{'a': 1}",
    '{a: 1}',
    ']',
    '}{',
  ])('is refused when it is none: %j', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'request.not-json' });
  });

  it('may be as deep as the limit and no deeper, in lists and objects', () => {
    expect(refusal(nested(maxDepth))).toHaveProperty('parsed');
    expect(refusal(nested(maxDepth + 1)).code).toBe('request.too-complex');
    expect(refusal(`${'{"a":'.repeat(maxDepth)}1${'}'.repeat(maxDepth)}`)).toHaveProperty('parsed');
    expect(refusal(`${'{"a":'.repeat(maxDepth + 1)}1${'}'.repeat(maxDepth + 1)}`).code).toBe(
      'request.too-complex',
    );
  });

  it('is refused by its depth before the parser sees it, also when it never ends', () => {
    expect(refusal('['.repeat(1_000_000)).code).toBe('request.too-complex');
    expect(refusal('{"a":'.repeat(200_000)).code).toBe('request.too-complex');
  });

  it('has at most so many values', () => {
    expect(refusal(`[${'1,'.repeat(maxValues - 2)}1]`)).toHaveProperty('parsed');
    expect(refusal(`[${'1,'.repeat(maxValues - 1)}1]`).code).toBe('request.too-complex');
    expect(refusal(`[${'[],'.repeat(maxValues / 2)}[]]`).code).toBe('request.too-complex');
  });

  it('counts nothing that stands in a text', () => {
    const text = JSON.stringify({ a: `${nested(100)}${',:'.repeat(maxValues)}"\\` });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"role":"planner","role":"administrator"}', 'The name role stands twice in one object.'],
    ['{"role":1,"r\\u006fle":2}', 'The name role stands twice in one object.'],
    ['[{"a":{"b":1,"b":2}}]', 'The name b stands twice in one object.'],
    ['{"__proto__":{"roles":["administrator"]}}', 'The name __proto__ is not taken.'],
    ['{"a":[{"__pr\\u006fto__":1}]}', 'The name __proto__ is not taken.'],
    ['{"title":"\\ud83d"}', 'A text holds half a character (a lone surrogate).'],
    ['{"\\udc00":1}', 'A text holds half a character (a lone surrogate).'],
  ])('means one thing only: %s is refused', (text, detail) => {
    expect(refusal(text)).toEqual({ code: 'request.not-json', detail });
  });

  it('keeps whole characters that are written as two escapes, and one name in several objects', () => {
    expect(parseJson('{"a":"\\ud83d\\ude00","b":{"a":[{"a":1},{"a":2}]}}')).toEqual({
      a: '😀',
      b: { a: [{ a: 1 }, { a: 2 }] },
    });
  });

  it('takes names that plain objects have, as data', () => {
    const parsed = parseJson('{"constructor":1,"toString":2,"hasOwnProperty":3}');
    expect(Object.entries(Object(parsed))).toEqual([
      ['constructor', 1],
      ['toString', 2],
      ['hasOwnProperty', 3],
    ]);
  });
});
