import type { MembersView } from '../contracts/answers/members.ts';
import { requirePermission } from '../contracts/permissions.ts';
import type { MembersRequest } from '../contracts/requests.ts';
import { Fault, type FieldError } from '../kernel/errors.ts';
import type { Member, MemberChange, MemberVersion } from '../kernel/member-store.ts';
import { pageFrom, type Page, type PageAsked } from '../kernel/page.ts';
import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Beside the list; the others are read page by page. */
const shownChanges = 50;

export async function listMemberChanges(
  { members }: WorkflowPorts,
  scope: Scope,
  { limit, after }: PageAsked<number>,
): Promise<Page<MemberVersion, number>> {
  requirePermission(scope, 'member.read');
  const found = await members.memberVersions(scope, { limit: limit + 1, after });
  return pageFrom(found, limit, ({ version }) => version);
}

export async function readMembers({ members }: WorkflowPorts, scope: Scope): Promise<MembersView> {
  requirePermission(scope, 'member.read');
  const history = await members.memberVersions(scope, { limit: shownChanges });
  const own = (await members.members(scope)).map(({ organisationId: _own, ...member }) => member);
  return { version: history[0]?.version ?? 0, members: own, history };
}

/** Replaces the list that stands in `from`. A list that says the same changes nothing. */
export async function replaceMembers(
  ports: WorkflowPorts,
  scope: Scope,
  { members }: MembersRequest,
  from: MembersView,
): Promise<MembersView> {
  requirePermission(scope, 'member.change');
  const errors = faultsOf(members, scope.principal.id);
  if (errors.length > 0) {
    const where = errors.map(({ pointer }) => pointer).join(', ');
    throw new Fault('request.invalid', `The members do not fit: ${where}.`, errors);
  }
  const changes = changesOf(from.members, members);
  if (changes.length > 0) {
    const { organisationId } = scope;
    const rows = members.map((member) => ({ ...member, organisationId }));
    const at = new Date(ports.now()).toISOString();
    const change = { at, by: scope.principal.id, changes, from: from.version };
    await ports.members.replaceMembers(scope, rows, change);
  }
  return readMembers(ports, scope);
}

type Listed = MembersRequest['members'];

/** Somebody must be able to change the list again; the one who changes it now is certain to be there. */
function faultsOf(members: Listed, caller: string): FieldError[] {
  const ids = members.map(({ id }) => id);
  const errors = members.flatMap(({ id, roles, substitutes }, n): FieldError[] => [
    ...(ids.indexOf(id) < n ? [{ pointer: `/members/${n}/id`, detail: `${id} is listed twice.` }] : []),
    ...roles.flatMap((role, index) =>
      roles.indexOf(role) < index
        ? [{ pointer: `/members/${n}/roles/${index}`, detail: `${role} is given twice.` }]
        : [],
    ),
    ...substitutes.flatMap((other, index) => {
      const detail =
        other === id ? 'Nobody stands in for themselves.' : `${other} is no member of this list.`;
      const fits = other !== id && ids.includes(other);
      return fits ? [] : [{ pointer: `/members/${n}/substitutes/${index}`, detail }];
    }),
  ]);
  const own = ids.indexOf(caller);
  if (!members.some(({ roles }) => roles.includes('administrator')))
    errors.push({ pointer: '/members', detail: 'At least one administrator has to remain.' });
  else if (!members[own]?.roles.includes('administrator')) {
    const detail = `You (${caller}) would no longer be an administrator; another administrator can do that.`;
    errors.push({ pointer: own < 0 ? '/members' : `/members/${own}/roles`, detail });
  }
  return errors;
}

function changesOf(before: MembersView['members'], after: Listed): MemberChange[] {
  const old = new Map(before.map((member) => [member.id, member]));
  const kept = new Set(after.map(({ id }) => id));
  const standing = ({
    roles,
    substitutes,
    absences,
  }: Pick<Member, 'roles' | 'substitutes' | 'absences'>) => ({
    roles,
    substitutes,
    absences,
  });
  const said = after.flatMap(({ id, name, mail, ...rest }): MemberChange[] => {
    const earlier = old.get(id);
    const moved = earlier !== undefined && earlier.mail !== mail;
    const isSame =
      !moved &&
      earlier?.name === name &&
      JSON.stringify(standing(earlier)) === JSON.stringify(standing(rest));
    if (isSame) return [];
    const before = earlier ? standing(earlier) : null;
    return [{ id, name, ...(moved && { mailChanged: true as const }), before, after: standing(rest) }];
  });
  const gone = before.filter(({ id }) => !kept.has(id));
  return [
    ...said,
    ...gone.map((member) => ({
      id: member.id,
      name: member.name,
      before: standing(member),
      after: null,
    })),
  ];
}
