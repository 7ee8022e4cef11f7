import { describe, expect, it } from 'vitest';
import { requirePermission, type Action } from '../../../shared/contracts/permissions.ts';

const person = (...roles: string[]) => ({ organisationId: 'o', principal: { id: 'p', name: 'Pat', roles } });
const all: Action[] = ['event.create', 'run.command', 'question.answer', 'record.add', 'approval.decide'];

describe('a permission', () => {
  it.each(all)('to %s is not given to somebody who is only signed in', (action) => {
    expect(() => requirePermission(person('anonymous', 'authenticated'), action)).toThrow(
      /permission.denied/,
    );
  });

  it.each(all)('to %s is given to an administrator', (action) => {
    expect(() => requirePermission(person('administrator'), action)).not.toThrow();
  });

  it('to decide is not given to a planner', () => {
    expect(() => requirePermission(person('planner'), 'approval.decide')).toThrow(
      /approver or administrator/,
    );
  });
});
