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

  // A quote that was only recorded is chosen where it stands, without being entered again.
  await page.getByRole('link', { name: 'Record a quote' }).click();
  await page.getByLabel('Contract', { exact: true }).selectOption({ label: 'Food and drink' });
  await page.getByLabel('Vendor name').fill('Rondo Catering');
  await page.getByLabel('Amount', { exact: true }).fill('9,000');
  await expect(page.getByLabel('Currency', { exact: true })).toHaveValue('EUR');
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await expect(page.getByText(/changes nothing yet: choose it on the Contracts page/)).toBeVisible();
  await page.getByRole('link', { name: 'Contracts', exact: true }).click();
  const quotes = page.getByRole('table', { name: 'Quotes recorded' });
  const quote = quotes.getByRole('row', { name: /Rondo Catering/ });
  await expect(quote).toContainText(/EUR.9,000/);
  await quote.getByRole('button', { name: 'Choose this quote' }).click();
  await expect(quote).toContainText(/–chosen$/);
  await expect(page.getByText('Chosen: Rondo Catering.')).toBeVisible();
  await expect(catering).toContainText('Rondo Catering');

  await page.getByRole('link', { name: 'Communications', exact: true }).click();
  const messages = page.getByRole('table', { name: 'Messages that have their day' });
  await expect(messages.getByRole('row', { name: /Know before you go/ })).toContainText('Attendees');
  await expect(page.getByRole('table', { name: /^Audiences with/ })).toContainText('Venue and vendors');
});
