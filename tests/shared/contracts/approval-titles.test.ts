import { describe, expect, it } from 'vitest';
import {
  approvalTitle,
  approvalWithin,
  decidedBy,
  decidedWords,
} from '../../../shared/contracts/approval-titles.ts';

describe('what approvals are called', () => {
  it('is their title at the head of a line and lower-case within a sentence, never their code', () => {
    expect(approvalTitle('vendor-contracts')).toBe('Vendor contracts');
    expect(approvalWithin('final-go')).toBe('final go');
  });

  it('is followed by what was decided', () => {
    expect(decidedWords('vendor-contracts', 'approved')).toBe('Vendor contracts approved');
    expect(decidedWords('venue', 'changes-requested')).toBe('Venue sent back with changes asked for');
  });

  it('of a kind that nobody knows is what it came as', () => {
    expect(approvalTitle('catering')).toBe('catering');
  });
});

describe('what became of an approval', () => {
  it.each([
    ['approved', { name: 'Ben' }, 'Budget approved by Ben'],
    ['rejected', { name: 'Ben', inPlaceOf: 'Fin' }, 'Budget rejected by Ben, in place of Fin'],
    ['changes-requested', { name: 'Ben' }, 'Budget sent back by Ben, with changes asked for'],
  ])('%s is told with who did it', (status, who, words) => {
    expect(decidedBy('budget', status, who)).toBe(words);
  });
});
