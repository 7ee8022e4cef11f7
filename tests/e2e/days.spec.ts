import { conference } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test('the days of an event are run from one page: calls, decisions, and as many cues as one needs', async ({
  served,
  open,
}) => {
  const { id } = await plannedEvent(served, { ...conference, title: 'Run from a page' });
  const page = await open(`/events/${id}`);
  await page.getByRole('link', { name: 'On the day', exact: true }).click();
  const doors = page.getByRole('row', { name: /Doors open/ });
  await expect(doors).toHaveCount(1);
  const calls = page.getByRole('table', { name: /^Teams of the day/ });
  await expect(calls.getByRole('row', { name: /Organisers on site/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^\d\d:\d\d Open doors/ })).toHaveCount(1);
  const cues = page.getByRole('region', { name: 'Run of show by time' }).getByRole('row');
  const short = await cues.count();
  await page.getByRole('checkbox', { name: /Every cue/ }).check();
  await expect.poll(() => cues.count()).toBeGreaterThan(short);
  await page.getByRole('combobox', { name: /^Seen to by/ }).selectOption('Registration desk');
  await expect.poll(() => cues.count()).toBeLessThan(short);
  await page.getByRole('combobox', { name: /^Seen to by/ }).selectOption('everybody');
  await expect(page.getByRole('table', { name: 'Teams and shifts' })).toContainText('Security');
  await expect(page.getByText('112')).toHaveCount(0);
  await page.getByText('How to reach them').click();
  await expect(page.getByText('112')).toBeVisible();
  await page.getByRole('group', { name: 'Day' }).getByRole('button').last().click();
  await expect(page.getByRole('row', { name: /keys back/ })).toHaveCount(1);
});
