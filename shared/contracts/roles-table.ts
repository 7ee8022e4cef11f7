import { roles, type Role } from '../kernel/member-store.ts';
import { eventActions, type EventActionName } from './event-actions.ts';
import { mayDo } from './may-do.ts';
import { permissions, type Action } from './permissions.ts';

/** The roles, what each is for, and what each may do: fixed by the product; who has them stands in the members. */
export function rolesTable(): {
  role: Role;
  purpose: string;
  actions: Action[];
  onEvents: EventActionName[];
}[] {
  const actions = Object.keys(permissions) as Action[]; // its own keys
  const onEvents = Object.keys(eventActions) as EventActionName[]; // its own keys
  return roles.map((role) => {
    const has = (action: Action) => mayDo(action, { roles: [role] }).allowed;
    const own = onEvents.filter((name) => has(eventActions[name]?.by ?? 'member.change'));
    return { role, purpose: purposes[role], actions: actions.filter(has), onEvents: own };
  });
}

const purposes: Record<Role, string> = {
  planner: 'Plans events: hands briefs over, runs them, answers, records what happens.',
  approver: 'Decides what the policy puts up for approval.',
  finance:
    'Looks after the money: records costs, and decides beside an approver where the policy asks for two.',
  'vendor-manager':
    'Deals with vendors: records quotes and contracts, and decides about them where the policy says so.',
  auditor: 'Reads everything that is not sensitive, the logs and the members; changes nothing.',
  partner: 'Hands over events from outside and follows those alone; decides nothing about them.',
  administrator: 'Keeps members and policy, and may do what the other roles may.',
};
