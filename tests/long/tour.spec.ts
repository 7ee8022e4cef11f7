import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { expectToFit } from '../e2e/support/accessible.ts';
import { expect, test } from '../e2e/support/served.ts';

// Each tour is of somebody who has never seen the product: nothing is there but what they make.
test.setTimeout(300_000);

const brief = z
  .looseObject({ title: z.string(), as_of: z.string(), objectives: z.string(), constraints: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/briefs/berlin.json'), 'utf8')));
const text = `6 and 7 May 2027, 08:30 to 18:00, 200 attendees. ${brief.objectives}. ${brief.constraints}.
Owner: J. Brandt. Finance approves the budget. Paid tickets, EUR 290 average.`;

/** Plans as of the day of the brief, whenever the test runs. */
async function planAsOf(page: Page): Promise<void> {
  await page.route(/\/api\/(events|briefs\/read)$/, async (route) => {
    const sent = route.request().postDataJSON() as object | null; // a brief, as the page sends it
    await route.continue(sent ? { postData: JSON.stringify({ ...sent, asOf: brief.as_of }) } : {});
  });
}

const LONG = { timeout: 90_000 };

/** Answers and approves what waits, one after the other, as anybody would who agrees, until `end` is seen. */
async function agree(page: Page, end: Locator): Promise<void> {
  const waiting = page.getByRole('region', { name: 'Waiting for you' });
  const card = waiting.locator('form, article').first();
  for (;;) {
    await expect(card.or(end).first()).toBeVisible(LONG);
    if (await end.isVisible()) return;
    const keep = card.getByRole('radio', { name: /Keep the dates|compressed plan/ });
    // What waits may change meanwhile: then what waits now is looked at.
    if ((await keep.count()) > 0 && !(await isChecked(keep.first()))) continue;
    await card.getByRole('button', { name: /^(Answer|Approve)/ }).click();
    // It is busy until the answer is taken and what waits now is shown.
    await expect(waiting.locator('[aria-busy="true"]')).toHaveCount(0, LONG);
  }
}

const isChecked = async (radio: Locator): Promise<boolean> =>
  radio.check({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );

/** The second person, of another role, who finds it in the inbox. */
async function approveAs(page: Page, open: (path: string, person: string) => Promise<Page>, kind: RegExp) {
  await open('/approvals', 'fin');
  const card = page.getByRole('article', { name: kind });
  await expect(card.getByText('Ola approved')).toBeVisible();
  for (const contracts of await card.getByText('The contracts one by one').all()) {
    await contracts.click();
    await expect(card.getByRole('row', { name: /Food and drink.*To be chosen.*EUR/ })).toBeVisible();
  }
  await card.getByRole('button', { name: 'Approve' }).click();
  await expect(card).toHaveCount(0);
}

for (const { name, width, height } of [
  { name: 'at a desk', width: 1280, height: 800 },
  { name: 'on a phone', width: 360, height: 740 },
]) {
  test(`the brief of a conference becomes an approved, rehearsed and reviewed event ${name}`, async ({
    open,
    page,
    complaints,
  }) => {
    await page.setViewportSize({ width, height });
    await planAsOf(page);
    await open('/');
    await page.getByRole('link', { name: 'New event' }).first().click();
    await page.getByLabel('What is it, for whom').fill(text);
    const understood = page.getByRole('region', { name: 'What is understood' });
    await expect(understood.getByText('EUR 95,000, tax excluded (target)')).toBeVisible();
    await expect(understood.getByText('What is the event called?')).toBeVisible();
    await page.getByText('Fill in or correct single fields').click();
    await page.getByLabel('Title').fill(`${brief.title} ${name}`);
    await expect(understood.getByText('What is the event called?')).toHaveCount(0);
    await page.getByRole('button', { name: 'Create the event' }).click();
    await page.getByRole('button', { name: 'Start planning' }).click();

    const signed = page.getByText('You have approved; somebody else has to as well.');
    await agree(page, signed);
    const event = new URL(page.url()).pathname;
    await approveAs(page, open, /Budget/);
    await open(event);
    await agree(page, signed);
    await approveAs(page, open, /Vendor contracts/);
    await open(event);
    const report = page.getByRole('link', { name: 'Report the hold' });
    await expect(report).toBeVisible(LONG);
    await expect(report).toHaveAttribute('href', /kind=hold&status=definite&candidateId=cand-/);
    await expect(page.getByText('A person has to record a real venue')).toBeVisible();

    await page.getByRole('button', { name: 'Rehearse' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rehearse' }).click();
    await expect(page.getByText('nothing here is real')).toBeVisible();
    await agree(page, page.getByText('Completed', { exact: true }));
    await page.getByRole('link', { name: 'Read the postmortem' }).click();
    await expect(page.getByRole('heading', { name: 'Outcome: held' })).toBeVisible();
    await expect(
      page.getByRole('rowheader', { name: 'Incident resolution time (median)', exact: true }),
    ).toBeVisible();
    if (width === 360) await expectToFit(page, 'the postmortem');
    expect(complaints).toEqual([]);
  });
}
