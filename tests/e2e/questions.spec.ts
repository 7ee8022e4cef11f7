import { vague } from './support/briefs.ts';
import { expect, plannedEvent, test } from './support/served.ts';

test.describe('questions of the agents', () => {
  test('are answered where they are asked, and the run goes on at once', async ({ served, open }) => {
    const { id } = await plannedEvent(served, vague);
    const page = await open(`/events/${id}`);
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    await waiting.getByRole('textbox', { name: /How many people/ }).fill('60');
    const card = waiting.locator('form', { hasText: 'How many people' });
    await card.getByRole('button', { name: 'Answer' }).click();
    await expect(waiting.getByText(/How many people/)).toHaveCount(0);
    const outcome = waiting.getByRole('status');
    await expect(outcome).toHaveText('Answered: 60.');
    await expect(outcome).toBeFocused();
  });

  test('wait, and are not said to be closed, while the view of their event is older than they are', async ({
    served,
    open,
    page,
  }) => {
    const { id } = await plannedEvent(served, vague);
    let release = () => {};
    const newer = new Promise<void>((resolve) => {
      release = resolve;
    });
    let views = 0;
    await page.route(
      ({ pathname }) => pathname === `/api/events/${id}`,
      async (route) => {
        views += 1;
        if (views > 1) {
          await newer;
          return route.continue();
        }
        const view = (await (await route.fetch()).json()) as { actions: object }; // Event
        const refused = { allowed: false, why: 'No question is open.' };
        return route.fulfill({ json: { ...view, actions: { ...view.actions, 'question.answer': refused } } });
      },
    );
    await open(`/events/${id}`);
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    const answer = waiting.getByRole('button', { name: 'Answer' }).first();
    await expect(answer).toHaveAttribute('aria-busy', 'true');
    await expect(waiting.getByText('No question is open.')).toHaveCount(0);
    release();
    await expect(answer).toHaveAttribute('aria-busy', 'false');
    await expect(waiting.getByText('No question is open.')).toHaveCount(0);
  });

  test('cannot be answered by somebody whose role does not include it, who is told why', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, vague);
    const page = await open(`/events/${id}`, 'aud');
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    await expect(waiting.getByRole('button', { name: 'Answer' }).first()).toBeDisabled();
    await expect(waiting.getByText(/^It takes: planner [a-z ]+\.$/).first()).toBeVisible();
  });
});
