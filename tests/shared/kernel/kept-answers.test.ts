import { describe, expect, it } from 'vitest';
import { KeptAnswers } from '../../../shared/kernel/kept-answers.ts';

function counted(most: number, weigh?: (text: string) => number) {
  const kept = new KeptAnswers<string>({ most, ...(weigh && { weigh }) });
  const made: string[] = [];
  const ask = (from: object, answer = JSON.stringify(from)) =>
    kept.of(from, () => {
      made.push(answer);
      return answer;
    });
  return { kept, made, ask };
}

describe('answers that are kept', () => {
  it('are made once for the same contents, whatever the order of the fields', () => {
    const { ask, made } = counted(10);
    expect(ask({ a: 1, b: 2 })).toBe(ask({ b: 2, a: 1 }));
    expect(made).toHaveLength(1);
  });

  it('are made anew for another organisation', () => {
    const { ask, made } = counted(10);
    ask({ organisationId: 'one', of: 'x' });
    ask({ organisationId: 'two', of: 'x' });
    expect(made).toHaveLength(2);
  });

  it('go when there are too many, the one asked for longest ago first', () => {
    const { ask, made } = counted(2);
    for (const n of [1, 2, 1, 3]) ask({ n });
    ask({ n: 1 });
    expect(made).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    ask({ n: 2 });
    expect(made).toHaveLength(4);
  });

  it('go by their weight, and one above the limit is answered and not kept', () => {
    const { ask, made } = counted(10, (text) => text.length);
    ask({ n: 1 }, 'x'.repeat(8));
    ask({ n: 2 }, 'y'.repeat(8));
    ask({ n: 1 }, 'x'.repeat(8));
    expect(made).toHaveLength(3);
    expect(ask({ n: 3 }, 'z'.repeat(11))).toHaveLength(11);
    ask({ n: 3 }, 'z'.repeat(11));
    expect(made).toHaveLength(5);
  });

  it('go after five minutes, however often they are asked for', () => {
    let now = 0;
    const kept = new KeptAnswers<number>({ most: 10, now: () => now });
    let made = 0;
    const ask = () => kept.of({ n: 1 }, () => (made += 1));
    for (now of [0, 200_000, 299_999]) expect(ask()).toBe(1);
    now = 300_000;
    expect(ask()).toBe(2);
  });

  it('are not kept when making them failed', async () => {
    const { kept } = counted(10);
    await expect(kept.later({ n: 1 }, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.later({ n: 1 }, async () => 'there')).toBe('there');
  });

  it('weigh once where two made the same side by side', async () => {
    const { kept, ask, made } = counted(2);
    await Promise.all([kept.later({ n: 1 }, async () => 'one'), kept.later({ n: 1 }, async () => 'one')]);
    ask({ n: 2 });
    ask({ n: 1 }, 'one');
    expect(made).toEqual(['{"n":2}']);
  });
});
