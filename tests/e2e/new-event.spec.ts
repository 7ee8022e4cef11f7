import { expect, test } from './support/served.ts';
import { meetup } from './support/briefs.ts';

test.describe('a planner with a brief', () => {
  test('sees what is understood while writing, puts it right, and has a plan without a reload', async ({
    open,
    complaints,
  }) => {
    const page = await open('/new');
    await page.getByLabel('What is it, for whom').fill(meetup.text);
    const understood = page.getByRole('region', { name: 'What is understood' });
    await expect(understood.getByText('Kraków, Poland')).toBeVisible();
    await expect(understood.getByText(/PLN\s2,000\b/)).toBeVisible();
    await page.getByText('Fill in or correct single fields').click();
    const city = page.getByLabel('City');
    await expect(city).toHaveValue('');
    await expect(city).toHaveAccessibleDescription('Understood: Kraków, Poland');
    await page.getByLabel('Title').fill('Rust evening');
    await page.getByLabel('People on site').fill('25');
    await expect(understood.getByText(/25/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Create the event' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rust evening' })).toBeVisible();
    await page.getByRole('radio', { name: /Beginner/ }).check();
    await page.getByRole('button', { name: 'Start planning' }).click();
    // The button is gone: whoever pressed it by key goes on from the title.
    await expect(page.getByRole('heading', { level: 1, name: 'Rust evening' })).toBeFocused();
    await expect(page.getByRole('log').getByText('Runbook drafted')).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('is told which field is wrong, and loses nothing of what was written', async ({ open }) => {
    const page = await open('/new');
    const text = 'Workshop in Berlin for 30 people. The wallpaper is mauve. The carpet is teal.';
    await page.getByLabel('What is it, for whom').fill(text);
    await expect(page.getByText('“The carpet is teal”')).toBeVisible();
    await expect(page.getByText(/No rule reads this/)).toHaveCount(1);
    await page.getByText('Fill in or correct single fields').click();
    await page.getByLabel('First day').fill('2027-05-20');
    await page.getByLabel('Last day').fill('2027-05-18');
    const create = page.getByRole('button', { name: 'Create the event' });
    await create.press('Enter');
    await expect(page.getByRole('alert')).toContainText('The event was not created.');
    await expect(create).toBeFocused();
    await expect(page.getByLabel('What is it, for whom')).toHaveValue(text);
  });
});

test('a new event is not offered to who may not plan one, and the page says whom to ask', async ({
  open,
}) => {
  const page = await open('/new', 'fin');
  await expect(page.getByText('You may not plan a new event.')).toBeVisible();
  await expect(page.getByText(/ask somebody whose role is planner, [a-z ]+\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'New event' })).toHaveCount(0);
});
