import { meetup } from './support/briefs.ts';
import { serveOlderView } from './support/older-view.ts';
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
    await expect(page.getByText('Venue: you have approved.')).toBeFocused();
    await page.goto(`${served.url}/events/${id}`);
    await expect(page.getByText('Budget', { exact: true }).first()).toBeVisible();
  });

  test('takes another venue than the proposed one', async ({ served, open }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Other evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    const card = page.getByRole('article', { name: /Venue/ });
    const other = card.getByRole('listitem').filter({ has: page.getByRole('radio', { checked: false }) });
    const score = /Score \d+ of 1000/.exec(await other.first().innerText())?.[0] ?? 'no score';
    await expect(card.getByRole('paragraph').filter({ hasText: score })).toHaveCount(0);
    await card.getByRole('radio').nth(1).check();
    await expect(card.getByRole('paragraph').filter({ hasText: score })).toHaveCount(1);
    await card.getByRole('button', { name: 'Approve my choice' }).click();
    await expect(card).toHaveCount(0);
    const short = page.getByRole('region', { name: 'The plan in short' });
    await expect(short.getByText(/, approved$/)).toBeVisible();
  });

  test('waits, and does not say that nothing does, while the view of its event is older than the request', async ({
    served,
    open,
    page,
  }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Overtaken evening' }, 'Beginner');
    const nothing = 'Nothing waits for a decision.';
    const release = await serveOlderView(page, id, 'approval.decide', nothing);
    await open('/approvals');
    const card = page.getByRole('article', { name: /Venue for Overtaken evening/ });
    const approve = card.getByRole('button', { name: 'Approve' });
    await expect(card.getByRole('link', { name: 'Overtaken evening' })).toBeVisible();
    await expect(approve).toHaveAttribute('aria-busy', 'true');
    await expect(card.getByText(nothing)).toHaveCount(0);
    release();
    await expect(card.getByRole('button', { name: 'Reject' })).toBeVisible();
    await expect(approve).toHaveAttribute('aria-busy', 'false');
    await expect(card.getByText(nothing)).toHaveCount(0);
  });

  test('says of a venue how many holds stand, and what the houses ask to whoever may know it', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Held evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    const card = page.getByRole('article', { name: /Venue/ });
    await expect(card.getByText(/^0 of \d holds are on record\./)).toBeVisible();
    await card.getByRole('link', { name: 'record one' }).click();
    await page.getByLabel('Venue name').fill('Haus am Ufer');
    await page.getByLabel(/^Cost/).fill('150');
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(page.getByText(/Venue hold: reported/)).toBeVisible();
    await page.goto(`${served.url}/events/${id}`);
    await expect(card.getByText('Haus am Ufer: tentative')).toBeVisible();
    await card.getByText('What these houses ask').click();
    await expect(card.getByRole('row', { name: /Haus am Ufer .*150/ })).toBeVisible();
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

  test('keeps what nobody answered in sight, says so, and takes a decision about it', async ({
    served,
    open,
    page,
  }) => {
    await plannedEvent(served, { ...meetup, title: 'Forgotten evening' }, 'Beginner');
    // Seven working days of silence, as the API tells of them.
    await page.route('**/api/approvals?*status=*', async (route) => {
      const reply = await route.fetch({
        url: route.request().url().replace('status=blocked', 'status=pending'),
      });
      const { approvals, nextCursor } = (await reply.json()) as { approvals: object[]; nextCursor: null }; // ApprovalList
      const blocked = approvals.map((one) => ({ ...one, status: 'blocked', dueAt: null, reminders: 1 }));
      const isBlocked = route.request().url().includes('status=blocked');
      await route.fulfill({ json: { approvals: isBlocked ? blocked : [], nextCursor } });
    });
    await open('/approvals');
    const card = page.getByRole('article', { name: /Venue for Forgotten evening/ });
    await expect(card.getByText(/nobody answered.*one reminder/)).toBeVisible();
    await page.unroute('**/api/approvals?*status=*');
    await card.getByRole('button', { name: 'Approve' }).click();
    await expect(card).toHaveCount(0);
  });
});
