import { describe, expect, it } from 'vitest';
import { venueChoice } from '../../../shared/artifacts/venue-choice.ts';
import type { StoredRecord } from '../../../shared/kernel/define-record.ts';
import { rehearsedRecords } from '../../../shared/workflow/rehearsed-records.ts';

const stored = (...facts: [kind: string, body: unknown][]): StoredRecord[] =>
  facts.map(([kind, body], n) => ({
    seq: n + 1,
    id: `r${n + 1}`,
    kind,
    body,
    by: 'ola',
    at: '',
    simulated: false,
  }));

const approved = (candidateId: string, deviates: boolean): [string, unknown] => [
  'approval',
  {
    approvalId: 'evt-1.venue.1',
    approval: 'venue',
    decision: 'approved',
    subjectHash: 'h',
    comment: '',
    candidateId,
    deviates,
  },
];
const wished = (choose: string): [string, unknown] => [
  'directive',
  { subject: 'venue', approvalId: 'evt-1.venue.1', comment: '', choose, exclude: [], apply: [] },
];
/** The venue that the rehearsal proposes; null is the recommended one. */
const proposed = (records: readonly StoredRecord[]) =>
  venueChoice.select(
    rehearsedRecords(records).map((record, n) => ({ ...record, seq: n + 1, id: `c${n + 1}` })),
  );

describe('what a rehearsal begins with', () => {
  it('is what people said and the prices they took, in its order, and nothing else of what they reported or approved', () => {
    const answer: [string, unknown] = ['answer', { questionId: 'q1', field: 'money.total', value: '2000' }];
    const hold: [string, unknown] = ['hold', { venueName: 'Dom', status: 'definite' }];
    const records = stored(
      ['submission', {}],
      answer,
      approved('cand-a', false),
      hold,
      ['quote', {}],
      ['contract-signed', {}],
      ['task-progress', {}],
      ['conclusion', {}],
    );
    expect(rehearsedRecords(records).map(({ kind }) => kind)).toEqual([
      'submission',
      'answer',
      'hold',
      'quote',
    ]);
  });

  it('is the programme and the registrations that were handed over, every version of them', () => {
    const counts = [4, 9].map((registered): [string, unknown] => [
      'registration',
      { asOf: '2027-02-01', registered },
    ]);
    const programme: [string, unknown] = ['programme', { sessions: [], speakers: [] }];
    const carried = rehearsedRecords(stored(['submission', {}], programme, ...counts, ['conclusion', {}]));
    expect(carried.map(({ kind, body }) => [kind, body]).slice(1)).toEqual([programme, ...counts]);
  });

  it.each([
    ['the recommended venue where it was approved', [approved('cand-a', false)], null],
    ['the venue that was approved in its place', [approved('cand-b', true)], 'cand-b'],
    ['the venue that was wished for and approved', [wished('cand-b'), approved('cand-b', true)], 'cand-b'],
    ['what was approved, not a wish before it', [wished('cand-b'), approved('cand-a', false)], 'cand-a'],
    ['what was approved last', [approved('cand-b', true), approved('cand-c', true)], 'cand-c'],
    ['a wish after the approval', [approved('cand-b', true), wished('cand-c')], 'cand-c'],
  ] satisfies [string, [string, unknown][], string | null][])('proposes %s', (_what, facts, venue) => {
    expect(proposed(stored(...facts))).toBe(venue);
  });

  it('keeps who approved the venue', () => {
    const [carried] = rehearsedRecords(stored(approved('cand-b', true)));
    expect(carried).toMatchObject({ kind: 'directive', by: 'ola', body: { choose: 'cand-b' } });
  });
});
