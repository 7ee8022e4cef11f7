import { reportView } from '../../shared/contracts/answers/report.ts';
import { expectAccessible, expectToFit } from './support/accessible.ts';
import { expect, test } from './support/served.ts';

const eventId = 'evt-00000000000000000000000000000001';
const lesson = {
  lesson: 'On-time tasks: the target was missed.',
  action: 'Ask the owners of late tasks for the cause.',
  owner: 'Event Planner',
  from: [{ eventId, event: 'Rust evening', dueOn: '2027-03-25' }],
};
/** As the timer writes it after the month of the first accepted postmortem; a month that no test can wait for. */
const report = reportView.parse({
  id: '2027-02-01',
  from: '2027-02-01',
  to: '2027-02-28',
  writtenAt: '2027-03-01T00:17:00.000Z',
  events: 2,
  erased: 0,
  outcomes: { held: 1, cancelled: 0, notRecorded: 1 },
  metrics: [
    {
      name: 'incident_resolution_time',
      title: 'Incident resolution time',
      unit: 'minutes',
      met: 0,
      missed: 1,
      withoutTarget: 0,
      notMeasured: 1,
      median: 22,
    },
  ],
  money: [
    {
      currency: 'PLN',
      events: 1,
      withoutActuals: 1,
      plannedMinor: 186_708,
      actualMinor: 184_468,
      variancePercent: -1.2,
    },
  ],
  savings: [
    {
      currency: 'PLN',
      events: 2,
      notKnown: 0,
      listedMinor: 128_319,
      firstBaselineMinor: 186_708,
      appliedMinor: 0,
      listedPercent: 68.7,
      targetPercent: 10,
      status: 'met',
    },
  ],
  attendance: {
    events: 1,
    notReported: 1,
    wanted: 20,
    registered: 26,
    checkedIn: 19,
    online: 0,
    ofWantedPercent: 95,
    ofRegisteredPercent: 73.1,
  },
  satisfaction: {
    events: 1,
    notReported: 1,
    responses: 14,
    satisfied: 12,
    percent: 85.7,
    targetPercent: 80,
    status: 'met',
  },
  risks: [
    {
      eventId,
      event: 'Rust evening',
      riskId: 'R08',
      title: 'Internet down',
      rating: 12,
      happened: 1,
      longestMinutes: 22,
    },
  ],
  lessons: [lesson],
  recommendations: [{ text: 'Plan the quantities from the show rate.', events: 1 }],
  eventList: [],
});

test('a report says what it is on, and can be read by everybody and on a phone', async ({ open, page }) => {
  await page.route(`**/api/reports/${report.id}`, (route) => route.fulfill({ json: report }));
  await open(`/reports/${report.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Report on February 2027' })).toBeVisible();
  await expect(page.getByText('On the 2 events whose postmortem was accepted')).toBeVisible();
  await expect(page.getByText('1 of 2 events').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'PLN 1,844.68' })).toBeVisible();
  await expectAccessible(page, 'a report');
  await expectToFit(page, 'a report');
});
