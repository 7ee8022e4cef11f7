import { describe, expect, it } from 'vitest';
import type { Member } from '../../../shared/kernel/member-store.ts';
import { nextAsked } from '../../../shared/workflow/keep-signature.ts';

const first = { approvers: ['Ola'], approverIndex: 0 } as unknown as Parameters<typeof nextAsked>[0]; // nothing else is read
const signed: Parameters<typeof nextAsked>[1] = {
  approvedBy: [{ by: 'ola', name: 'Ola', roles: ['approver'], at: '2027-02-01T09:00:00Z', comment: '' }],
  needs: { seats: [['finance', 'administrator']], why: 'Two people.', policyVersion: 0 },
};
const member = (id: string, roles: string[]) => ({ id, name: id, roles }) as unknown as Member; // nothing else is read
const askedOf = (members: Member[]) => {
  const { approvers, approverIndex } = nextAsked(first, signed, members, 'ola');
  return approvers[approverIndex];
};

describe('who is asked after a first yes', () => {
  it('is a member who can fill the seat', () => {
    expect(askedOf([member('ola', ['approver']), member('fin', ['finance'])])).toBe('fin');
  });

  it('is whoever has one of the roles where no members are kept', () => {
    expect(askedOf([])).toBe('finance or administrator');
  });

  it('stays whoever is asked by name and has not signed, where no members are kept', () => {
    const { approvers, approverIndex } = nextAsked(
      { ...first, approvers: ['Fin', 'Ola'] },
      signed,
      [],
      'ola',
    );
    expect(approvers[approverIndex]).toBe('Fin');
  });

  it('is not the owner at the end of the chain, who may have none of those roles', () => {
    const chain = { ...first, approvers: ['Ola', 'Owner'] };
    const { approvers, approverIndex } = nextAsked(chain, signed, [], 'ola');
    expect(approvers[approverIndex]).toBe('finance or administrator');
    const members = [member('Owner', ['planner']), member('fin', ['finance'])];
    const listed = nextAsked(chain, signed, members, 'ola');
    expect(listed.approvers[listed.approverIndex]).toBe('fin');
  });

  it('is an administrator, who has to name somebody, where no member can', () => {
    expect(askedOf([member('ola', ['approver'])])).toBe('administrator');
  });
});
