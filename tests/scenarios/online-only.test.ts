import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type App } from '../support/open-app.ts';
import { approveAll, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

const webDay = {
  as_of: '2026-11-23',
  title: 'Web day',
  event_type: 'conference',
  date_range: { start: '2027-06-08', end: '2027-06-08' },
  place: 'Bielefeld, Germany',
  audience_size: 300,
  constraints: 'online only, no venue; budget €60,000; from 10am to 4pm',
  objectives: 'Share what works',
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};

it('an event that is online only waits for no venue', async () => {
  const { id } = await planned(app, webDay);
  expect((await pendingApproval(app, id)).proposal.summary).toMatch(/no venue is looked for/);
  await approveAll(app, id);
  const { event, gates } = await readAll(app, id);
  expect(gates.find(({ gate }) => gate === 'venue-scorecard-gate')?.findings).toEqual([]);
  expect(event.waitingFor.filter(({ what }) => /venue|hold/i.test(what))).toEqual([]);
  expect(['Confirm', 'Execute']).toContain(event.state);
});
