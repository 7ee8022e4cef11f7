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
  await expect(page.getByText(/Task progress: reported\. The plan itself stays/)).toBeVisible();
  await kind.selectOption({ label: 'Venue hold' });
  await expect(page.getByText(/: reported\./)).toHaveCount(0);
});
