import { conference, meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

// The pictures are those of the README: what is shown there is what the product looks like.
test.use({ place: 'pictures' });

let id = '';
test.beforeAll(async ({ served }) => {
  await plannedEvent(served, meetup, 'Beginner');
  ({ id } = await plannedEvent(served, conference));
});

const pictures = [
  { name: 'events', path: () => '/', shows: 'Waiting for people' },
  { name: 'event', path: () => `/events/${id}`, shows: 'Waiting for you' },
  { name: 'timeline', path: () => `/events/${id}/timeline`, shows: 'Plan of work' },
  { name: 'budget', path: () => `/events/${id}/budget`, shows: 'Proposed budget' },
];

for (const { name, path, shows } of pictures) {
  test(`${name} looks as it did`, async ({ open }) => {
    const page = await open(path());
    await expect(page.getByRole('heading', { name: shows })).toBeVisible();
    await expect(page.getByText(/^Loading /)).toHaveCount(0);
    await expect(page).toHaveScreenshot(`${name}.png`, { mask: [page.getByRole('log')] });
  });
}

test('an event in the dark on a phone looks as it did', async ({ open, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(`/events/${id}`);
  await expect(page.getByRole('heading', { name: 'Waiting for you' })).toBeVisible();
  await expect(page).toHaveScreenshot('phone.png', { mask: [page.getByRole('log')] });
});
