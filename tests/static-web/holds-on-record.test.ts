import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../static-web/src/api/shapes.ts';
import { holdsOnRecord } from '../../static-web/src/app/holds-on-record.ts';
import { givenFor } from '../../static-web/src/pages/event/report/given-for.ts';

const hold = (venueName: string, more: object) =>
  ({ id: venueName, kind: 'hold', body: { venueName, ...more } }) as unknown as StoredRecord; // only what is read

const tentative = hold('Lichthof', {
  status: 'tentative',
  candidateId: 'cand-library',
  optionRank: 1,
  expiresOn: '2027-03-01',
  costMinor: 380_000,
});

describe('holds on record', () => {
  it('are the newest word about each house, which keeps its candidate and price', () => {
    const own = hold('Villa', { status: 'requested', costMinor: { redacted: true } });
    const holds = holdsOnRecord([tentative, own, hold('Lichthof', { status: 'definite' })]);
    expect(holds.map(({ venueName, status, candidateId }) => [venueName, status, candidateId])).toEqual([
      ['Villa', 'requested', undefined],
      ['Lichthof', 'definite', 'cand-library'],
    ]);
    expect(holds.map(({ costMinor }) => costMinor)).toEqual([null, 380_000]);
  });
});

describe('the report of a hold that is waited for', () => {
  const asked = { kind: 'hold', status: 'definite', candidateId: 'cand-library' };

  it('begins with what is on record of the house for its candidate', () => {
    expect(givenFor(asked, [tentative], 'EUR')).toEqual({
      ...asked,
      venueName: 'Lichthof',
      optionRank: '1',
      expiresOn: '2027-03-01',
      costMinor: '3800',
    });
  });

  it('begins with its candidate alone where no house is held for it', () => {
    const released = hold('Lichthof', { status: 'released' });
    expect(givenFor(asked, [tentative, released], 'EUR')).toEqual(asked);
    expect(givenFor({ ...asked, candidateId: 'cand-hotel' }, [tentative], 'EUR')).toEqual({
      ...asked,
      candidateId: 'cand-hotel',
    });
  });
});
