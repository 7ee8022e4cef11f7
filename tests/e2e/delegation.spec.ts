import { ok } from '../support/api.ts';
import { expectAccessible, expectToFit } from './support/accessible.ts';
import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

// The members would be asked in every other test as well.
test.use({ place: 'with members' });

test('a decision is passed on to a member who may decide, who is asked from then on', async ({
  served,
  open,
  page,
}) => {
  const member = (id: string, name: string, ...roles: string[]) => ({ id, name, roles });
  const members = [
    member('ada', 'Ada', 'administrator'),
    member('ola', 'Ola', 'planner', 'approver'),
    member('ben', 'Ben Example', 'approver'),
  ];
  const headers = { 'if-match': '*' };
  ok(await served.as('ada').send('PUT', 'organisation/members', { body: { members }, headers }));
  await plannedEvent(served, meetup, 'Beginner');
  await open('/approvals');
  const card = page.getByRole('article', { name: /Venue for Rust evening/ });
  await expect(card.getByRole('link', { name: 'Compare the venues' })).toBeVisible();
  await card.getByRole('button', { name: 'Pass it on' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pass the decision on' });
  await dialog.getByLabel('Who decides instead?').selectOption('Ben Example (approver)');
  await dialog.getByLabel('What should they know?').fill('On leave this week.');
  await expectAccessible(page, 'passing a decision on');
  await expectToFit(page, 'passing a decision on');
  await dialog.getByRole('button', { name: 'Ask them instead' }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByText(/Asked of Ben Example/)).toBeVisible();
});
