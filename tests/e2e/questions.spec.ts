import { vague } from './support/briefs.ts';
import { serveOlderView } from './support/older-view.ts';
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
    const closed = 'No question is open.';
    const release = await serveOlderView(page, id, 'question.answer', closed);
    await open(`/events/${id}`);
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    const answer = waiting.getByRole('button', { name: 'Answer' }).first();
    await expect(answer).toHaveAttribute('aria-busy', 'true');
    await expect(waiting.getByText(closed)).toHaveCount(0);
    release();
    await expect(answer).toHaveAttribute('aria-busy', 'false');
    await expect(waiting.getByText(closed)).toHaveCount(0);
  });

  test('cannot be answered by somebody whose role does not include it, who is told why', async ({
    served,
    open,
  }) => {
    const { id } = await plannedEvent(served, vague);
    const page = await open(`/events/${id}`, 'aud');
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    await expect(waiting.getByRole('button', { name: 'Answer' }).first()).toBeDisabled();
    await expect(waiting.getByText(/ask somebody whose role is planner, [a-z ]+\.$/).first()).toBeVisible();
  });
});
