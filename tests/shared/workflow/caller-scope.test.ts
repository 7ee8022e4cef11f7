import { describe, expect, it } from 'vitest';
import type { Member, MemberStore } from '../../../shared/kernel/member-store.ts';
import { callerScope } from '../../../shared/workflow/caller-scope.ts';

const lucja: Member = {
  id: 'aad:u-1',
  organisationId: 'org-a',
  name: 'Łucja',
  roles: ['auditor'],
  substitutes: [],
  absences: [],
};
const members = {
  ofIdentity: async (id: string) => (id === lucja.id ? lucja : undefined),
} as unknown as MemberStore; // nothing else is asked of it
const scope = (identity: Parameters<typeof callerScope>[1], first?: string) =>
  callerScope(members, identity, first);

describe('the scope of a caller', () => {
  it('is what the organisation says of a member, whatever the door says', async () => {
    expect(await scope({ id: 'aad:u-1', name: 'Mallory', localRoles: ['administrator'] })).toEqual({
      organisationId: 'org-a',
      principal: { id: 'aad:u-1', name: 'Łucja', roles: ['auditor'] },
    });
  });

  it('is refused to a stranger, naming what an administrator would add', async () => {
    await expect(scope({ id: 'aad:u-2', name: 'Mallory' })).rejects.toMatchObject({
      code: 'identity.not-a-member',
      detail: expect.stringContaining('adds aad:u-2 to the members'),
    });
  });

  it('lets the first administrator in who is named by the settings, and nobody like them', async () => {
    expect((await scope({ id: 'aad:u-3', name: 'Ada' }, 'aad:u-3')).principal.roles).toEqual([
      'administrator',
    ]);
    await expect(scope({ id: 'aad:u-33', name: 'Ada' }, 'aad:u-3')).rejects.toMatchObject({
      code: 'identity.not-a-member',
    });
  });

  it('takes of an invented local person the roles that exist', async () => {
    const stated = ['anonymous', 'authenticated', 'system', 'planner'];
    expect((await scope({ id: 'ola', name: 'ola', localRoles: stated })).principal.roles).toEqual([
      'planner',
    ]);
  });
});
