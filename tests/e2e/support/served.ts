import { test as base, type Page } from '@playwright/test';
import { apiOf, ok, untilSettled, type Api, type EventView } from '../../support/api.ts';
import { newDataFolder } from '../../support/data-folder.ts';
import { buildServer, startServerProcess } from '../../support/server-process.ts';

export interface Served {
  url: string;
  /** Where the server keeps its data. */
  folder: string;
  api: Api;
  /** The API as another local person. */
  as(person: string): Api;
}

interface Fixtures {
  /** A page on which the named person is signed in, at the given address. */
  open(path: string, person?: string): Promise<Page>;
  /** What the browser complained about: violations of the content security policy, uncaught errors. */
  complaints: string[];
}

/** One server on a folder of its own for each place, as `npm start` runs it. */
export const test = base.extend<Fixtures, { place: string; served: Served }>({
  /** Tests that name another place get a server that nobody else has used. */
  place: ['shared', { option: true, scope: 'worker' }],
  served: [
    async ({ place: _place }, use) => {
      buildServer();
      const { folder, remove } = newDataFolder();
      const server = await startServerProcess(folder);
      if (!server) throw new Error('the server died while it started');
      const as = (person: string) => apiOf(() => server.url, person);
      await use({ url: server.url, folder, api: as('ola'), as });
      await server.kill();
      remove();
    },
    { scope: 'worker' },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A refused request is an answer of the API, which the page shows; here it is about the page itself.
      const refused = message.text().startsWith('Failed to load resource: the server responded');
      if (message.type() === 'error' && !refused) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
  },
  open: async ({ page, served }, use) => {
    await use(async (path, person = 'ola') => {
      const back = encodeURIComponent(path);
      await page.goto(`${served.url}/.auth/login/aad?user=${person}&post_login_redirect_uri=${back}`);
      return page;
    });
  },
});

export { expect } from '@playwright/test';

/** An event planned by the agents as far as they get without people. */
export async function plannedEvent(
  { api }: Served,
  brief: object,
  level = 'Intermediate',
): Promise<EventView> {
  const { id } = ok(await api.post<EventView>('events', brief));
  ok(await api.post(`events/${id}/actions/start`, { instructionLevel: level, seed: 1 }));
  return untilSettled(api, id);
}
