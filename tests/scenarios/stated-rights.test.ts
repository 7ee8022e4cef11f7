import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../shared/kernel/member-store.ts';
import type { EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, pendingApproval, planned } from '../support/plan-event.ts';

let app: App;
let event: EventView;

async function addMember(id: string, name: string, role: Role): Promise<void> {
  await app.sql(
    `insert into member (organisation_id, id, name, roles, substitutes) values ('default', '${id}', '${name}', '["${role}"]', '[]')`,
  );
}

beforeAll(async () => {
  app = await openApp();
  event = await planned(app, brief('krakow', { constraints: 'Maria decides the venue; 2500 PLN' }));
  await addMember('maria', 'Maria', 'planner');
  await addMember('the-approver', 'Somebody else', 'approver');
});
afterAll(() => app.remove());

const decide = async (person: string) => {
  const { id, subjectHash } = await pendingApproval(app, event.id);
  return app.as(person).post(`approvals/${id}/decision`, { decision: 'approve', subjectHash });
};

describe('a brief that says who decides the venue', () => {
  it('has that person asked, and gives her no right that her role does not give', async () => {
    const asked = await pendingApproval(app, event.id);
    expect(asked).toMatchObject({ kind: 'venue', status: 'pending' });
    expect(asked.approvers).toContain('Maria');
    expect(await decide('maria')).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
    expect(await pendingApproval(app, event.id)).toEqual(asked);
  });

  it('is decided by a person with the role, named or not', async () => {
    expect(await decide('the-approver')).toMatchObject({ status: 200, body: { status: 'approved' } });
  });
});
