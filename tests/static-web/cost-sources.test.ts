import { describe, expect, it } from 'vitest';
import { amountOf, ownSource, saidByMost } from '../../static-web/src/pages/event/budget/cost-sources.ts';

const sources = [
  'judged; rate 2026-11; VAT: verify',
  'list 2019; rate 2026-11; VAT: verify',
  'judged; rate 2026-11; VAT: verify',
  'caterers: 10 to 25 %',
];

describe('the sources of cost lines', () => {
  it('say once what most of them say', () => {
    const said = saidByMost(sources);
    expect(said).toEqual(['rate 2026-11', 'VAT: verify']);
    expect(sources.map((source) => ownSource(source, said))).toEqual([
      'judged',
      'list 2019',
      'judged',
      'caterers: 10 to 25 %',
    ]);
  });

  it('say nothing where it is what most lines say, and are whole where one line is all there is', () => {
    expect(ownSource('rate 2026-11; VAT: verify', ['rate 2026-11', 'VAT: verify'])).toBe('');
    expect(saidByMost(['judged; rate 2026-11'])).toEqual([]);
  });
});

describe('how much of what a line is', () => {
  it('is a quantity of a unit, or what it is a share of', () => {
    expect(amountOf(412, 'person')).toBe('412 × person');
    expect(amountOf(1, '% of catering')).toBe('% of catering');
  });
});
