import type { Page } from '@playwright/test';

/**
 * The view of an event as it was before `action` was open, refused for `why`; the newer one is held back until it is
 * released.
 */
export async function serveOlderView(
  page: Page,
  eventId: string,
  action: string,
  why: string,
): Promise<() => void> {
  let release = () => {};
  const newer = new Promise<void>((resolve) => {
    release = resolve;
  });
  let views = 0;
  await page.route(
    ({ pathname }) => pathname === `/api/events/${eventId}`,
    async (route) => {
      views += 1;
      if (views > 1) {
        await newer;
        return route.continue();
      }
      const view = (await (await route.fetch()).json()) as { actions: object }; // Event
      return route.fulfill({
        json: { ...view, actions: { ...view.actions, [action]: { allowed: false, why } } },
      });
    },
  );
  return release;
}
