import { expect, test } from './support/served.ts';

test.use({ place: 'without events' });

test.describe('what is not there', () => {
  test('an organisation without events is told how to begin', async ({ open }) => {
    const page = await open('/');
    await expect(page.getByText('No events yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Plan the first event' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New event' })).toBeVisible();
  });

  test('somebody who is not signed in is asked to, and comes back to where they were going', async ({
    page,
    served,
  }) => {
    await page.goto(`${served.url}/approvals`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: /^Ben/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
  });

  test('an organisation without reports is told when the first one comes', async ({ open }) => {
    const page = await open('/reports');
    await expect(page.getByText('No report yet.')).toBeVisible();
    await page.goto(new URL('/reports/2020-01-01', page.url()).href);
    await expect(page.getByText('There is no report 2020-01-01.')).toBeVisible();
  });

  test('an unknown event says so', async ({ open }) => {
    const page = await open('/events/evt-00000000000000000000000000000000');
    await expect(page.getByText('There is nothing here.')).toBeVisible();
    await page.getByRole('link', { name: 'See all events' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  });

  test('a server that fails is reported with what to do, and the page recovers by itself', async ({
    open,
    page,
    served,
  }) => {
    await open('/');
    await page.route('**/api/events?*', (route) => route.abort());
    await page.goto(`${served.url}/`);
    await expect(page.getByRole('alert')).toContainText('The server cannot be reached');
    await page.unroute('**/api/events?*');
    await expect(page.getByText('No events yet.')).toBeVisible();
  });
});
