import { conference } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test('what is ordered and what is announced have pages of their own', async ({ served, open }) => {
  const { id } = await plannedEvent(served, { ...conference, title: 'Well ordered' });
  const page = await open(`/events/${id}`);
  await page.getByRole('link', { name: 'Contracts', exact: true }).click();
  const catering = page.getByRole('row', { name: /Food and drink \(contract\)/ });
  await expect(catering).toContainText('To be chosen');
  await expect(catering).toContainText('Lunch: 412 × person');
  // Values and terms are kept back until somebody asks.
  await page.getByText('Values, payments, cancelling and terms').click();
  await expect(page.getByRole('table', { name: 'Payments: Food and drink' })).toContainText('EUR');
  await expect(page.getByRole('table', { name: 'Cost of cancelling by day' })).toContainText(
    'Food and drink',
  );

  await page.getByRole('link', { name: 'Communications', exact: true }).click();
  const messages = page.getByRole('table', { name: 'Messages that have their day' });
  await expect(messages.getByRole('row', { name: /Know before you go/ })).toContainText('Attendees');
  await expect(page.getByRole('table', { name: /^Audiences with/ })).toContainText('Venue and vendors');
});
