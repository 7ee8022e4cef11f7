import type { Scope } from '../kernel/scope.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What timers work in: each organisation, on behalf of the system. */
export async function everyOrganisation({ timers }: Pick<WorkflowPorts, 'timers'>): Promise<Scope[]> {
  const principal = { id: 'system', name: 'system', roles: ['system'] };
  return (await timers.organisations()).map((organisationId) => ({ organisationId, principal }));
}
