import type { AnswerOf } from '../../../api/shapes.ts';

export type Member = AnswerOf['Members']['members'][number];
export type Role = Member['roles'][number];

export const nobody: Member = { id: '', name: '', roles: [], substitutes: [], absences: [] };

/** What each role is for. A new one fails to compile until it can be given. */
export const roleHints: Record<Role, string> = {
  planner: 'plans events',
  approver: 'decides',
  finance: 'looks after the money',
  'vendor-manager': 'deals with vendors',
  auditor: 'reads, changes nothing',
  partner: 'hands events over from outside',
  administrator: 'keeps members and policy',
};
export const roles = Object.keys(roleHints) as Role[]; // the keys of the record

/** The list with one member as edited: in their place, or at its end. */
export function withMember(members: readonly Member[], edited: Member, before: string): Member[] {
  if (!members.some(({ id }) => id === before)) return [...members, edited];
  return members.map((member) => (member.id === before ? edited : member));
}

/** The list without one member, also as somebody's substitute. */
export function withoutMember(members: readonly Member[], gone: string): Member[] {
  return members
    .filter(({ id }) => id !== gone)
    .map((member) => ({ ...member, substitutes: member.substitutes.filter((id) => id !== gone) }));
}
