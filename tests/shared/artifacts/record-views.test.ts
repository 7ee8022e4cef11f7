import { describe, expect, it } from 'vitest';
import { budgetDirective, venueDirective } from '../../../shared/artifacts/record-views.ts';
import { directiveRecord } from '../../../shared/artifacts/records.ts';
import type { StoredRecord } from '../../../shared/kernel/define-record.ts';

type Given = Pick<StoredRecord, 'kind' | 'body'>;

const stored = (given: readonly Given[]): StoredRecord[] =>
  given.map(({ kind, body }, index) => ({
    seq: index + 1,
    id: `r${index + 1}`,
    kind,
    body,
    by: 'test',
    at: '2026-11-23T00:00:00Z',
    simulated: false,
  }));
const directive = (subject: 'venue' | 'budget', more: object): Given => ({
  kind: 'directive',
  body: directiveRecord.schema.parse({ subject, approvalId: 'a', comment: '', ...more }),
});
const answer = (field: string, value: string): Given => ({
  kind: 'answer',
  body: { questionId: 'q', field, value },
});
const budget = (...given: Given[]) => budgetDirective.select(stored(given));
const venue = (...given: Given[]) => venueDirective.select(stored(given));
const chosen = (id: string) => answer('conflict:money.total', id);

describe('what people decided about money', () => {
  it('is nothing before anybody decided', () => {
    expect(budget()).toEqual({ apply: [], limitMinor: null, raisedToMinor: null });
  });

  it('keeps the order of what was chosen, single steps of a combination included, each once', () => {
    const given = [chosen('b+a'), directive('budget', { apply: ['c', 'a'] })];
    expect(budget(...given).apply).toEqual(['b', 'a', 'c']);
  });

  it('lets a limit take back the raise before it, and a raise follow a limit', () => {
    const limit = directive('budget', { limitMinor: 500 });
    expect(budget(chosen('raise-budget-900'), limit)).toMatchObject({ limitMinor: 500, raisedToMinor: null });
    expect(budget(limit, chosen('raise-budget-900'))).toMatchObject({ limitMinor: 500, raisedToMinor: 900 });
  });

  it('holds to the limit of a directive that also raises', () => {
    const both = directive('budget', { limitMinor: 500, apply: ['raise-budget-900'] });
    expect(budget(both)).toMatchObject({ limitMinor: 500, raisedToMinor: null });
  });

  it('takes back the limit by a lift, not a limit that came with or after it', () => {
    const limit = directive('budget', { limitMinor: 500 });
    const lift = directive('budget', { lift: true });
    expect(budget(limit, lift).limitMinor).toBeNull();
    expect(budget(lift, limit).limitMinor).toBe(500);
    expect(budget(limit, directive('budget', { lift: true, limitMinor: 700 })).limitMinor).toBe(700);
  });

  it('leaves directives and answers about other things alone', () => {
    const given = [
      directive('venue', { limitMinor: 1 }),
      answer('conflict:venue.cost', 'x'),
      answer('title', 'y'),
    ];
    expect(budget(...given)).toEqual({ apply: [], limitMinor: null, raisedToMinor: null });
  });
});

describe('what rejections of a venue asked for', () => {
  const first = directive('venue', { exclude: ['v2', 'v1'], limitMinor: 500 });

  it('adds exclusions up and keeps the last limit', () => {
    const second = directive('venue', { exclude: ['v3', 'v1'], limitMinor: 400 });
    expect(venue(first, second)).toEqual({ excluded: ['v1', 'v2', 'v3'], limitMinor: 400 });
  });

  it('forgets both after a lift, except what came with it', () => {
    expect(venue(first, directive('venue', { lift: true }))).toEqual({ excluded: [], limitMinor: null });
    expect(venue(first, directive('venue', { lift: true, exclude: ['v4'] }))).toEqual({
      excluded: ['v4'],
      limitMinor: null,
    });
    expect(venue(first, directive('budget', { lift: true }))).toMatchObject({ limitMinor: 500 });
  });
});
