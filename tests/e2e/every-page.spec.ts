import type { Page } from '@playwright/test';
import { conference } from './support/briefs.ts';
import { expectAccessible, expectToFit } from './support/accessible.ts';
import { expect, plannedEvent, test } from './support/served.ts';

const parts = [
  '',
  'timeline',
  'venues',
  'budget',
  'contracts',
  'programme',
  'days',
  'communications',
  'risks',
  'incidents',
  'log',
  'metrics',
  'report',
  'postmortem',
];

let id = '';
test.beforeAll(async ({ served }) => {
  ({ id } = await plannedEvent(served, conference));
});

const places = [
  '/',
  '/new',
  '/approvals',
  '/organisation',
  '/organisation/dead-letters',
  '/reports',
  '/reports/2020-01-01',
  '/nowhere',
];
const paths = {
  'every page beside the events': () => places,
  'every part of an event': () => parts.map((part) => `/events/${id}/${part}`),
};

/** The page is there when nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^Loading /)).toHaveCount(0);
}

for (const [what, wanted] of Object.entries(paths))
  test(`${what} is accessible, keeps to its security policy and fits a phone of 360 px`, async ({
    served,
    open,
    page,
    complaints,
  }) => {
    test.setTimeout(180_000);
    await open('/');
    for (const path of wanted()) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${served.url}${path}`);
      await settled(page);
      await expectAccessible(page, path);
      await expectToFit(page, path);
    }
    expect(complaints).toEqual([]);
  });

test('the whole way to a part of an event can be gone with the keyboard', async ({ open, page }) => {
  await open('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.getByRole('link', { name: conference.title }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: conference.title })).toBeFocused();
  await page.getByRole('link', { name: 'Budget', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proposed budget' })).toBeVisible();
});

test('on a phone one line leads everywhere, and a table is a list of cards that keep their titles', async ({
  open,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(`/events/${id}/budget`);
  const menu = page.getByRole('button', { name: 'Menu' });
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(72);
  const payment = page.getByRole('region', { name: 'Payments by due date' }).getByRole('row').nth(1);
  await expect(payment.getByRole('rowheader')).toBeVisible();
  // One line for when and what, one for how much: not a line for each cell.
  expect((await payment.boundingBox())?.height).toBeLessThan(100);
  // A thumb hits it.
  expect((await menu.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await menu.click();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await menu.click();
  await page.getByRole('link', { name: 'Approvals' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
});
