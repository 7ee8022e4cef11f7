import { describe, expect, it } from 'vitest';
import { describeBrief } from '../../../../shared/planning/brief/describe-brief.ts';
import { withConstraints } from './read-sample.ts';

const understood = (words: string) => {
  const { brief } = withConstraints(words);
  return describeBrief({ brief, gaps: [] }).understood.find(({ field }) => field === 'budget')?.text;
};

describe('a budget with two figures', () => {
  it.each([
    'Budget around 90k EUR, up to 110k if needed',
    'Budget EUR 90,000, ceiling 110,000',
    'Budget EUR 90,000, max. 110 000 if necessary',
    'Budget 90k to plan with, hard limit 110k EUR',
    'Budget EUR 90k with a ceiling of 110k',
    'Target budget EUR 90,000; total costs must not exceed EUR 110,000',
  ])('is a target and a ceiling: %s', (words) => {
    const { brief } = withConstraints(words);
    expect(brief.budget).toMatchObject({
      amountMinor: 9_000_000,
      currency: 'EUR',
      kind: 'target',
      ceilingMinor: 11_000_000,
    });
    expect([brief.conflicts, brief.notUnderstood]).toEqual([[], []]);
  });

  it('says both of what was understood', () => {
    expect(understood('Budget around 90k EUR net, up to 110k if needed')).toBe(
      'EUR 90,000.00, tax excluded (target), up to EUR 110,000.00 if needed',
    );
  });

  it.each([
    ['people', 'Budget EUR 90,000 net, max 120 people in one room'],
    ['one room', 'Budget EUR 90,000, the hall at most EUR 100,000'],
    ['sponsors', 'Budget EUR 90,000, sponsors up to EUR 110,000'],
    ['anything far above it', 'Budget EUR 90,000, up to 9,000,000'],
    ['less than it', 'Budget EUR 90,000, up to 9,000 if needed'],
  ])('has no ceiling from a limit of %s', (_, words) => {
    expect(withConstraints(words).brief.budget).toMatchObject({ amountMinor: 9_000_000 });
    expect(withConstraints(words).brief.budget).not.toHaveProperty('ceilingMinor');
  });

  it('keeps the tax that either figure names', () => {
    const { brief } = withConstraints('Budget around EUR 90k, up to EUR 110k net');
    expect(brief.budget).toMatchObject({ ceilingMinor: 11_000_000, tax: 'excluded' });
  });
});
