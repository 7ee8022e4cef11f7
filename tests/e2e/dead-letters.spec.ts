import { join } from 'node:path';
import Database from 'better-sqlite3';
import { meetup } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

/** Work that the queue of an agent gave up, as the function of dead letters keeps it. */
function giveUp(folder: string, eventId: string): void {
  const store = new Database(join(folder, 'eods.db'));
  const [task, operation] = ['write-runbook', 'op-1-1-write-runbook'];
  store
    .prepare(
      `insert into dead_letter (id, organisation_id, event_id, queue, task, operation, attempt, reason, description, at)
       select ?, organisation_id, id, 'work-logistics-coordinator', ?, ?, 1, 'MaxDeliveryCountExceeded',
       'The model did not answer', '2027-02-01T09:00:00.000Z' from event where id = ?`,
    )
    .run(`${eventId}.${operation}.1`, task, operation, eventId);
  store.close();
}

test('work that failed is named with its event and its reason, and is sent again by whoever may', async ({
  served,
  open,
}) => {
  const { id } = await plannedEvent(served, { ...meetup, title: 'Stuck evening' }, 'Beginner');
  giveUp(served.folder, id);
  const page = await open('/organisation/dead-letters');
  const row = page.getByRole('row', { name: /Stuck evening/ });
  await expect(row).toContainText('The model did not answer (MaxDeliveryCountExceeded)');
  await row.getByRole('button', { name: 'Send again' }).click();
  await expect(row).toContainText('sent again by Ola');
  await open('/organisation', 'ben');
  await expect(page.getByRole('heading', { level: 1, name: 'Organisation' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Work that failed' })).toHaveCount(0);
});

test('an event of which a step keeps failing is named with its reason', async ({ served, open, page }) => {
  const { id } = await plannedEvent(served, { ...meetup, title: 'Stopped evening' }, 'Beginner');
  const what = 'Roster people and equipment keeps failing: a rule was broken';
  await page.route('**/api/events?*', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { events: { id: string }[] }; // as the API describes it
    const events = body.events.map((event) =>
      event.id === id
        ? { ...event, status: 'failed', waitingFor: [{ kind: 'failure', what, who: 'administrator' }] }
        : event,
    );
    await route.fulfill({ response, json: { ...body, events } });
  });
  await open('/organisation/dead-letters');
  const row = page.getByRole('row', { name: /Stopped evening/ });
  await expect(row).toContainText(what);
  await row.getByRole('link', { name: 'Stopped evening' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stopped evening' })).toBeVisible();
});
