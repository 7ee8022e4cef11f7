import { ok } from '../support/api.ts';
import { expectAccessible, expectToFit } from './support/accessible.ts';
import { expect, test, type Served } from './support/served.ts';

// What is changed here would hold for the events of other tests.
test.use({ place: 'without events' });

/** Somebody else tightens the policy meanwhile. */
async function tightened(served: Served): Promise<void> {
  const ada = served.as('ada');
  const { body, headers } = await ada.get<{ policy: object }>('organisation/policy');
  const policy = { ...body.policy, separationAbove: { EUR: 500_000 } };
  const request = {
    body: { policy, reason: 'Tighter separation' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  };
  ok(await ada.send('PUT', 'organisation/policy', request));
}

test.describe('an administrator', () => {
  test('changes who decides; of two changes from the same policy the second sees the first', async ({
    served,
    open,
  }) => {
    const page = await open('/organisation', 'ada');
    await expect(page.getByText('the product’s own policy')).toBeVisible();
    await page.getByRole('button', { name: 'Change the policy' }).click();
    const group = (title: string) => page.locator('summary', { hasText: title });
    await expect(group('Budget').first()).toContainText('Up to EUR 25,000: one person');
    await group('Budget').first().click();
    await page.getByLabel('Budget: up to (EUR)').fill('30000');
    await expect(group('Budget').first()).toContainText('changed');
    await group('Own work and changed budgets').click();
    await page.getByLabel('Why is it changed?').fill('Finance is trusted with more');
    await expectAccessible(page, 'the form of the policy');
    await tightened(served);
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await expect(page.getByRole('alert')).toContainText('Changed meanwhile by Ada');
    await expect(page.getByRole('alert')).toContainText('Tighter separation');
    await page.getByRole('button', { name: 'Show theirs' }).click();
    await expect(page.getByLabel('Budget: up to (EUR)')).toHaveValue('25000');
    await expect(page.getByLabel('Above this nobody decides alone')).toHaveValue('5000');
    await page.getByLabel('Budget: up to (EUR)').fill('30000');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await expect(page.getByText('version 2')).toBeVisible();
    await expect(page.getByText(/Up to EUR\s30,000: one person/).first()).toBeVisible();
    const history = page.getByRole('region', { name: 'Changes of the policy, newest first' });
    await expect(history.getByRole('rowheader')).toHaveText([
      'Finance is trusted with more',
      'Tighter separation',
    ]);
  });

  test('says for how long logs, activity and traces are kept, and never less than the limit', async ({
    open,
  }) => {
    const page = await open('/organisation', 'ada');
    await expect(page.getByText('Decision and change logs: kept without end').first()).toBeVisible();
    await page.getByRole('button', { name: 'Change the policy' }).click();
    const group = page.locator('summary', { hasText: 'How long records are kept' });
    await group.click();
    await page.getByLabel('Decision and change logs (days)').fill('100');
    await page.getByLabel('Activity (days)').fill('90');
    await expect(group).toContainText('Activity: kept for 90 days');
    await page.getByLabel('Why is it changed?').fill('Data protection');
    await expectAccessible(page, 'the form of the policy');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await expect(page.getByText('Logs are kept for a year at least.')).toBeVisible();
    await page.getByLabel('Decision and change logs (days)').fill('730');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await expect(page.getByText('Decision and change logs: kept for 730 days').first()).toBeVisible();
    await expect(
      page.getByText('Model and tool calls of the agents: kept without end').first(),
    ).toBeVisible();
  });

  test('gives roles, a stand-in and days away, and is told what would lock the organisation', async ({
    open,
  }) => {
    const page = await open('/organisation/members', 'ada');
    await page.getByRole('button', { name: 'Begin with yourself' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /^administrator/ }).uncheck();
    await dialog.getByRole('checkbox', { name: /^planner/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('At least one administrator has to remain.');
    await dialog.getByRole('checkbox', { name: /^administrator/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Add a member' }).click();
    await dialog.getByLabel('Name').fill('Bea Example');
    await dialog.getByLabel('Identity').fill('aad:bea');
    await dialog.getByRole('checkbox', { name: /^approver/ }).check();
    await dialog.getByRole('checkbox', { name: /^Ada/ }).check();
    await dialog.getByRole('button', { name: 'Add days away' }).click();
    await dialog.getByLabel('from', { exact: true }).fill('2027-03-01');
    await dialog.getByLabel('to', { exact: true }).fill('2027-03-05');
    await expectAccessible(page, 'the dialog of a member');
    await expectToFit(page, 'the dialog of a member');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const members = page.getByRole('region', { name: 'Members', exact: true });
    await expect(members.getByRole('row', { name: /Bea Example.*approver.*Ada.*1 Mar 2027/ })).toBeVisible();
    await expect(page.getByText(/Bea Example joined as approver; stand-in Ada/)).toBeVisible();
  });
});

test('a planner sees who decides, changes nothing of it, and does not see the members', async ({ open }) => {
  const page = await open('/organisation', 'pia');
  await expect(page.getByText('While nobody answers').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the policy' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Members' })).toHaveCount(0);
});
