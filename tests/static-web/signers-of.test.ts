import { expect, it } from 'vitest';
import { signersOf } from '../../static-web/src/pages/event/report/signers-of.ts';

it('names everybody who signed an approval on record, and of a no who said it alone', () => {
  const approvals = [
    { id: 'e.budget.1', approvedBy: [{ name: 'Ola' }, { name: 'Fin' }] },
  ] as unknown as Parameters<typeof signersOf>[1]; // only what is read
  const record = (decision: string, kind = 'approval') => ({
    kind,
    body: { approvalId: 'e.budget.1', decision },
  });
  expect(signersOf(record('approved'), approvals)).toEqual(['Ola', 'Fin']);
  expect(signersOf(record('rejected'), approvals)).toBeUndefined();
  expect(signersOf(record('approved'), [])).toBeUndefined();
});
