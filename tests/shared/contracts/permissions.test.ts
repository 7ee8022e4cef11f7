import { describe, expect, it } from 'vitest';
import { permissions, requirePermission, type Action } from '../../../shared/contracts/permissions.ts';

const person = (...roles: string[]) => ({ organisationId: 'o', principal: { id: 'p', name: 'Pat', roles } });
const all = Object.keys(permissions) as Action[]; // its own keys

describe('a permission', () => {
  it.each(all)('to %s is not given to somebody who is only signed in', (action) => {
    expect(() => requirePermission(person('anonymous', 'authenticated'), action)).toThrow(
      /permission.denied/,
    );
  });

  it.each(all)('to %s is given to an administrator', (action) => {
    expect(() => requirePermission(person('administrator'), action)).not.toThrow();
  });

  it('to decide is given to neither a planner nor a partner', () => {
    for (const role of ['planner', 'partner'])
      expect(() => requirePermission(person(role), 'approval.decide')).toThrow(
        /approver, finance, vendor manager or administrator/,
      );
  });

  it('to read is all that an auditor has', () => {
    const given = all.filter((action) => permissions[action].some((role) => role === 'auditor'));
    expect(given.sort()).toEqual(
      ['catalog.read', 'event.read', 'log.read', 'member.read', 'organisation.read', 'report.read'].sort(),
    );
  });
});
