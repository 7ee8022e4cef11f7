import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No violation that axe finds, in light and in dark. `where` names the place in what a failure says. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page, where)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // What is dark differs in its colours alone.
  expect(await violations(page, `${where} (dark)`, ['color-contrast'])).toEqual([]);
}

async function violations(page: Page, where: string, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const found = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.violations.map((violation) => `${where}: ${violation.id} ${violation.nodes[0]?.html}`);
}

/** Nothing of the page or of an open dialog is wider than a phone of 360 px. */
export async function expectToFit(page: Page, where: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect({ where, width }).toEqual({ where, width: 360 });
  for (const dialog of await page.getByRole('dialog').all()) {
    const fits = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
    expect({ where, fits }).toEqual({ where, fits: true });
  }
}
