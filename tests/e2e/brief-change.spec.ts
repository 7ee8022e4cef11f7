import { ok } from '../support/api.ts';
import { expectAccessible, expectToFit } from './support/accessible.ts';
import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test.describe('changing the brief of an event that is planned', () => {
  test('shows first what it would do; discarded it changes nothing, applied the plan follows', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Changed evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    await page.getByRole('button', { name: 'Change the brief' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the brief' });
    await dialog.getByLabel('What changes?').fill('raise the budget to PLN 3,000');
    await dialog.getByRole('button', { name: 'Show what it would do' }).click();
    await expect(dialog.getByText('PLN 3,000').first()).toBeVisible();
    await expect(dialog.getByText('Total to approve: PLN 2,000 → PLN 3,000')).toBeVisible();
    await dialog.getByRole('button', { name: 'Discard it' }).click();
    await expect(dialog).toBeHidden();

    await page.getByRole('button', { name: 'Change the brief' }).click();
    await dialog.getByText('Field by field').click();
    await expectAccessible(page, 'the fields of a change');
    await expect(dialog.getByLabel('City')).toHaveValue('Kraków');
    await expect(dialog.getByLabel('Budget')).toHaveValue('PLN 2,000 including tax');
    await expect(dialog.getByRole('button', { name: 'Show what it would do' })).toBeDisabled();
    await dialog.getByLabel('People on site').fill('24');
    await dialog.getByRole('button', { name: 'Show what it would do' }).click();
    await expect(dialog.getByText('Would be void and asked for again:')).toBeVisible();
    await expectAccessible(page, 'the preview of a change');
    await expectToFit(page, 'the preview of a change');
    // Whoever closes the dialog finds the change again.
    await dialog.getByRole('button', { name: 'Close' }).click();
    const waiting = page.getByText('waits here to be applied or discarded: it would void');
    await expect(waiting).toBeVisible();
    await expect(page.getByRole('button', { name: 'Apply it' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Discard it' })).toBeVisible();
    await expectToFit(page, 'the notice of a change that waits');
    await page.reload();
    await page.getByRole('button', { name: 'Look at the change' }).click();
    await dialog.getByRole('button', { name: 'Apply the change' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/24 people/).first()).toBeVisible();
    const { records } = ok(await served.api.get<{ records: { kind: string }[] }>(`events/${id}/records`));
    expect(records.filter(({ kind }) => kind === 'brief-change')).toHaveLength(1);
  });

  test('what cannot be read is refused in the words of the API, and is not offered to an auditor', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, { ...meetup, title: 'Kept evening' }, 'Beginner');
    const page = await open(`/events/${id}`);
    await page.getByRole('button', { name: 'Change the brief' }).click();
    await page.getByLabel('What changes?').fill('make it nicer');
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await expect(page.getByText('Nothing that a rule reads as a change of')).toBeVisible();
    await open(`/events/${id}`, 'aud');
    await expect(page.getByRole('heading', { level: 1, name: 'Kept evening' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change the brief' })).toHaveCount(0);
  });
});
