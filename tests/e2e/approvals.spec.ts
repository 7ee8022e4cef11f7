import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test.describe('the approvals inbox', () => {
  test('shows what is asked, the alternatives, the money and what follows; approving moves the run on', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, meetup, 'Beginner');
    const page = await open('/approvals');
    const card = page.getByRole('article', { name: /Venue for Rust evening/ });
    await expect(card.getByText('A contract still needs its own approval.')).toBeVisible();
    await expect(card.getByRole('radio').first()).toBeChecked();
    await card.getByRole('button', { name: 'Approve' }).click();
    await expect(card).toHaveCount(0);
    await page.goto(`${served.url}/events/${id}`);
    await expect(page.getByText('Budget', { exact: true }).first()).toBeVisible();
  });

  test('takes another venue than the proposed one', async ({ served, open }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Other evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    const card = page.getByRole('article', { name: /Venue/ });
    await card.getByRole('radio').nth(1).check();
    await card.getByRole('button', { name: 'Approve my choice' }).click();
    await expect(card).toHaveCount(0);
  });

  test('rejects only with a reason', async ({ served, open }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Third evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    const card = page.getByRole('article', { name: /Venue/ });
    await expect(card.getByRole('button', { name: 'Reject' })).toBeDisabled();
    await card.getByLabel('Comment').fill('Too far from the station.');
    await card.getByRole('button', { name: 'Reject' }).click();
    await expect(page.getByText('rejected').first()).toBeVisible();
  });
});
