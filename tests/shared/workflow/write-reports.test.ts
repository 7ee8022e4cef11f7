import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import { reportView } from '../../../shared/contracts/answers/report.ts';
import { defaultPolicy } from '../../../shared/knowledge/approval-policy.ts';
import { exportReport, listReports, readReport } from '../../../shared/workflow/read-reports.ts';
import { MOST_REPORTS_AT_ONCE, writeReports } from '../../../shared/workflow/write-reports.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { meetup, reportsOf, saveAccepted } from '../../support/accepted-event.ts';
import { openStore, scope } from '../../support/open-store.ts';

let store: SqlStores;
let ports: WorkflowPorts;
let now = Date.parse('2027-04-10T08:00:00Z');
beforeAll(async () => {
  store = await openStore();
  const { runs, reports, timers, organisation } = store;
  const parts = { runs, reports, timers, organisation, now: () => now, telemetry: { log: () => {} } };
  ports = parts as unknown as WorkflowPorts; // no other port is touched: every document waits in the outbox
  const catering: number = meetup()['CostModel'].categories.find(
    ({ category }: { category: string }) => category === 'catering',
  ).totalMinor;
  await saveAccepted(runs, {
    id: 'a',
    acceptedAt: '2027-02-28T10:00:00Z',
    reports: reportsOf({ cateringMinor: catering + 10_000 }),
  });
  await saveAccepted(runs, {
    id: 'b',
    acceptedAt: '2027-02-10T10:00:00Z',
    reports: [
      { kind: 'incident', body: { title: 'Storm: +48 601 777 424', openedAt: '2027-03-11T09:00:00Z' } },
      { kind: 'conclusion', body: { outcome: 'cancelled' } },
    ],
  });
  const rehearsal = { execution: 'simulated', rehearsalOf: 'a' } as const;
  await saveAccepted(runs, {
    id: 'c',
    acceptedAt: '2027-02-11T10:00:00Z',
    reports: reportsOf({ cateringMinor: 1 }),
    change: rehearsal,
  });
});
afterAll(() => store.close());

const ids = async () => (await listReports(ports, scope, { limit: 50 })).rows.map(({ id }) => id);

describe('the reports of an organisation', () => {
  it('begin with the month of its first accepted event and are written once, whoever asks', async () => {
    await Promise.all([writeReports(ports), writeReports(ports)]);
    await writeReports(ports);
    expect(await ids()).toEqual(['2027-03-01', '2027-02-01']);
  });

  it('hold the live events whose postmortem was accepted in the period, and no rehearsal', async () => {
    const { events, erased, eventList, outcomes } = await readReport(ports, scope, '2027-02-01');
    expect({ events, erased, outcomes }).toEqual({
      events: 2,
      erased: 0,
      outcomes: { held: 1, cancelled: 1, notRecorded: 0 },
    });
    expect(eventList.map(({ eventId, acceptedOn }) => [eventId, acceptedOn])).toEqual([
      ['a', '2027-02-28'],
      ['b', '2027-02-10'],
    ]);
    expect((await readReport(ports, scope, '2027-03-01')).events).toBe(0);
  });

  it('sum what was reported, and say of how many events nothing is known', async () => {
    const report = await readReport(ports, scope, '2027-02-01');
    const planned = meetup()['CostModel'].totalMinor;
    const reserve = meetup()['CostModel'].contingency.amountMinor;
    expect(report.money).toEqual([
      expect.objectContaining({
        currency: 'PLN',
        events: 1,
        withoutActuals: 1,
        plannedMinor: planned,
        actualMinor: planned - reserve + 10_000,
      }),
    ]);
    expect(report.attendance).toMatchObject({
      events: 1,
      notReported: 1,
      checkedIn: 18,
      wanted: 20,
      ofWantedPercent: 90,
    });
    expect(report.satisfaction).toMatchObject({
      responses: 12,
      percent: 75,
      status: 'missed',
      notReported: 1,
    });
    expect(report.metrics.find(({ name }) => name === 'satisfaction')).toMatchObject({
      missed: 1,
      notMeasured: 1,
    });
    const { listedMinor, firstBaselineMinor } = meetup()['BudgetDecision'].savings;
    expect(report.savings[0]).toMatchObject({
      events: 2,
      listedMinor: 2 * listedMinor,
      firstBaselineMinor: 2 * firstBaselineMinor,
    });
  });

  it('are answered as the contract describes them', async () => {
    for (const id of ['2027-02-01', '2027-03-01']) {
      const report = await readReport(ports, scope, id);
      expect(reportView.parse(report)).toEqual(report);
    }
  });

  it('name the risks that happened and the lessons with the events that taught them', async () => {
    const { risks, lessons } = await readReport(ports, scope, '2027-02-01');
    expect(risks).toEqual([
      expect.objectContaining({ eventId: 'a', riskId: 'R08', longestMinutes: 22 }),
      expect.objectContaining({ eventId: 'b', riskId: null, longestMinutes: null }),
    ]);
    const own = lessons.filter(({ from }) => from.some(({ eventId }) => eventId === 'a'));
    expect(own.map(({ lesson }) => lesson)).toContain('Attendee satisfaction: the target was missed.');
  });

  it('are read as a document that says the same and escapes what people wrote', async () => {
    const { name, content } = await exportReport(ports, scope, '2027-02-01');
    expect(name).toBe('Report 2027-02-01 to 2027-02-28.md');
    expect(content).toContain('1 held, 1 cancelled');
    expect(content).toContain('Not in these sums: 1 event');
    expect(content).toContain('Internet down/overloaded (R08)');
    expect(content).toContain('Storm:');
    expect(content).not.toContain('601 777');
  });

  it('catch up after a long time, twelve at a turn, until nothing is missing', async () => {
    now = Date.parse('2028-08-10T08:00:00Z');
    await writeReports(ports);
    expect(await ids()).toHaveLength(2 + MOST_REPORTS_AT_ONCE);
    await writeReports(ports);
    await writeReports(ports);
    expect(await ids()).toHaveLength(18);
    expect((await ids())[0]).toBe('2028-07-01');
    const { rows, next } = await listReports(ports, scope, { limit: 2, after: '2027-04-01' });
    expect([rows.map(({ id }) => id), next]).toEqual([['2027-03-01', '2027-02-01'], null]);
  });

  it('follow the schedule of the policy from the day after the last one on', async () => {
    const save = (every: 'quarter' | 'never') =>
      store.organisation
        .policyVersions(scope)
        .then(([newest]) =>
          store.organisation.savePolicy(
            scope,
            { at: 'now', by: 'ada', reason: 'why', policy: { ...defaultPolicy, reports: { every } } },
            newest?.version ?? 0,
          ),
        );
    await save('never');
    now = Date.parse('2028-10-02T00:00:00Z');
    await writeReports(ports);
    expect(await ids()).toHaveLength(18);
    await save('quarter');
    await writeReports(ports);
    const [newest] = (await listReports(ports, scope, { limit: 1 })).rows;
    expect(newest).toMatchObject({ from: '2028-08-01', to: '2028-09-30' });
  });

  it('lose the part of an event that is erased, and say so', async () => {
    await store.runs.erase(scope, ['a'], { at: 'now', by: 'ada', why: 'asked for' }, () => {});
    const report = await readReport(ports, scope, '2027-02-01');
    expect(report).toMatchObject({ events: 2, erased: 1, outcomes: { held: 0, cancelled: 1 } });
    expect(JSON.stringify(report)).not.toContain('Internet down');
    expect((await exportReport(ports, scope, '2027-02-01')).content).toContain('1 event of them erased');
  });

  it('do not exist for another organisation', async () => {
    const other = { ...scope, organisationId: 'org-b' };
    expect((await listReports(ports, other, { limit: 50 })).rows).toEqual([]);
    await expect(readReport(ports, other, '2027-02-01')).rejects.toMatchObject({ code: 'report.not-found' });
  });
});
