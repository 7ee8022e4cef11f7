import { describe, expect, it } from 'vitest';
import { approvalTitle, approvalWithin, decidedWords } from '../../../shared/contracts/approval-titles.ts';

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
