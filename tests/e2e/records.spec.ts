import { ok } from '../support/api.ts';
import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test('a report that is waited for opens with what is awaited; another kind begins empty', async ({
  served,
  open,
}) => {
  const { id } = await plannedEvent(served, { ...meetup, title: 'Held evening' }, 'Beginner');
  const page = await open(`/events/${id}/report?kind=hold&status=definite&candidateId=cand-university`);
  await expect(page.getByText('A hold keeps a house for your days')).toBeVisible();
  await expect(page.getByLabel('Candidate, optional')).toHaveValue('cand-university');
  const status = page.getByLabel('Status', { exact: true });
  await expect(status).toHaveValue('definite');
  const kind = page.getByLabel('What is it?');
  await kind.selectOption({ label: 'Task progress' });
  await expect(status).toHaveValue('');
  // What was said of one report is not said below another.
  await page.getByLabel('Task', { exact: true }).selectOption({ index: 1 });
  await status.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const said = page.getByRole('status').filter({ hasText: 'Task progress: reported. The plan itself stays' });
  await expect(said.getByRole('link', { name: 'See the figures' })).toBeVisible();
  await kind.selectOption({ label: 'Venue hold' });
  await expect(page.getByText(/: reported\./)).toHaveCount(0);
});

test('the hold that is waited for begins with what is on record, and shows on the venues page', async ({
  served,
  open,
}) => {
  const { id } = await plannedEvent(served, { ...meetup, title: 'Optioned evening' }, 'Beginner');
  const candidateId = 'cand-university';
  const tentative = { venueName: 'Aula', candidateId, status: 'tentative', costMinor: 42_000 };
  const own = { venueName: 'Klub', status: 'requested', expiresOn: '2027-03-01' };
  for (const body of [tentative, own])
    ok(await served.api.post(`events/${id}/records`, { kind: 'hold', body }));
  const page = await open(`/events/${id}/report?kind=hold&status=definite&candidateId=${candidateId}`);
  await expect(page.getByLabel('Venue name')).toHaveValue('Aula');
  await expect(page.getByLabel('Cost (PLN), optional')).toHaveValue('420');
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await page.getByRole('link', { name: 'See the holds' }).click();
  const holds = page.getByRole('region', { name: 'Holds' });
  await expect(holds.getByRole('row', { name: /Aula\s+definite.*PLN\s420/ })).toBeVisible();
  await expect(holds.getByRole('row', { name: /Klub\s+requested.*a house of your own/ })).toBeVisible();
});
