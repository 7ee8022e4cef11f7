import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test.describe('an incident', () => {
  test('is reported with its risk; the scenario, the money and the way to the approval are seen at once', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Unlucky evening' }, 'Beginner');
    const page = await open(`/events/${id}/incidents`);
    await expect(page.getByText('No incident is reported.')).toBeVisible();
    await page.getByLabel('What happened?').fill('The projector failed');
    const risk = page.getByLabel('Which risk is it?');
    const withScenario = risk.getByRole('option', { name: /AV failure(?!.*no scenario)/ });
    await risk.selectOption(await withScenario.getAttribute('value'));
    await expect(page.getByText(/Its scenario runs: within/)).toBeVisible();
    await page.getByLabel(/likely to cost/).fill('5000');
    await page.getByRole('button', { name: 'Report and run the contingency' }).click();
    const card = page.getByRole('article', { name: 'The projector failed' });
    await expect(card).toBeFocused();
    await expect(card.getByRole('status')).toContainText('It is on record.');
    await expect(card.getByText(/Contingency: AV failure/)).toBeVisible();
    await expect(card.getByText('The budget is put up for approval again')).toBeVisible();
    await card.getByRole('button', { name: 'It is settled' }).click();
    await expect(card.getByText('closed', { exact: true })).toBeVisible();
    await card.getByRole('link', { name: 'see what waits' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
  });

  test('cannot be reported by an auditor, who sees why', async ({ served, open }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Watched evening' }, 'Beginner');
    const page = await open(`/events/${id}/incidents`, 'aud');
    await expect(page.getByText(/ask somebody whose role is planner/)).toBeVisible();
    await expect(page.getByLabel('What happened?')).toHaveCount(0);
  });
});
