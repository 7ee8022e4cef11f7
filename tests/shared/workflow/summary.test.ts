import { describe, expect, it } from 'vitest';
import type { EventRow } from '../../../shared/kernel/run-store.ts';
import { summaryOf } from '../../../shared/workflow/summarise-run.ts';
import { summaryView } from '../../../shared/workflow/summary-view.ts';
import { fullPlan } from '../../support/full-plan.ts';

const asOf = '2026-12-07';
/** Half a day after the start, which was at midnight of the run's clock. */
const startedAt = Date.parse('2026-11-23T09:00:00Z');
const noon = startedAt + 12 * 60 * 60 * 1000;

/** A row of an event of which nothing counts here but what is given. */
const row = (changes: Partial<EventRow>) =>
  ({ asOf, speed: 1, startedAt, status: 'waiting', waitingFor: [], ...changes }) as EventRow; // see above
const view = (changes: Partial<EventRow>, now = noon) => summaryView({ now: () => now }, row(changes));

const toronto = summaryOf(fullPlan('toronto', { level: 'Advanced' }));

describe('the summary of a run', () => {
  it('says place, days, people and money of the plan, and what the plan says against it, money first', () => {
    expect(toronto).toMatchObject({
      place: 'Toronto, Canada',
      dates: { start: '2027-06-08T08:30', end: '2027-06-10T17:30' },
      timeZone: 'America/Toronto',
      audience: 800,
      money: { currency: 'CAD', basis: 'plan' },
    });
    expect(toronto.concerns.map((concern) => concern.split(' ').slice(0, 4).join(' '))).toEqual([
      'The plan is CAD',
      'No reserve for slips:',
    ]);
  });

  it('is empty where nothing is drafted, rather than made up', () => {
    expect(summaryOf({})).toEqual({
      place: null,
      dates: null,
      timeZone: null,
      audience: null,
      money: null,
      milestones: [],
      concerns: [],
    });
    expect(view({})).toBeNull();
  });

  it('counts what decisions moved out of the headroom into the plan; the contingency is in it already', () => {
    const plan = fullPlan('krakow');
    const moved = { category: 'catering', title: 'Catering', amountMinor: 5_000, contingencyMinor: 2_000 };
    const amount = (bodies: Parameters<typeof summaryOf>[0]) => summaryOf(bodies).money?.amountMinor ?? 0;
    const VendorContracts = { reallocated: [moved] };
    expect(amount({ ...plan, VendorContracts }) - amount(plan)).toBe(3_000);
  });

  it('says what a reviewed event cost: what nobody reported as planned, the contingency as kept', () => {
    const plan = fullPlan('krakow');
    const row = (category: string, plannedMinor: number, actualMinor: number | null) => ({
      category,
      plannedMinor,
      actualMinor,
    });
    const rows = [
      row('venue', 10_000, 12_000),
      row('catering', 5_000, null),
      row('contingency', 3_000, null),
    ];
    const money = (budgetByCategory: typeof rows) =>
      summaryOf({ ...plan, Postmortem: { budgetByCategory } }).money;
    expect(money(rows)).toEqual({ amountMinor: 17_000, currency: 'PLN', basis: 'actual' });
    expect(money(rows.slice(1))?.basis).toBe('plan');
  });

  it('gives the budget of the brief while nothing is costed', () => {
    const { EventBrief } = fullPlan('krakow');
    expect(summaryOf({ EventBrief }).money).toEqual({
      amountMinor: 200_000,
      currency: 'PLN',
      basis: 'budget',
    });
  });
});

describe('the health of an event', () => {
  const summary = { from: '', ...toronto };
  const calm = { ...summary, concerns: [] };
  const approval = {
    kind: 'approval',
    what: 'Venue approval: Community hall: Score 845 of 1000, up to 30 people.',
    title: 'Venue approval',
    who: 'Ola',
    until: `${asOf}T11:00:00Z`,
  } as const;

  it.each([
    ['is over once it is completed', { status: 'completed', summary }, 'over'],
    ['is stuck while it is blocked', { status: 'blocked', summary: calm }, 'stuck'],
    ['is late when an answer is overdue', { waitingFor: [approval], summary }, 'late'],
    ['is at risk when the plan says so', { summary }, 'at-risk'],
    ['is on track otherwise', { summary: calm }, 'on-track'],
    ['is not known while nothing is dated', { summary: { ...calm, milestones: [] } }, 'unknown'],
  ] as const)('%s', (_, changes, standing) => {
    expect(view(changes)?.health.standing).toBe(standing);
  });

  describe('once everything is decided', () => {
    // Toronto is four hours behind UTC in June.
    const conclude = {
      kind: 'record',
      what: 'Record that it was held.',
      who: 'planner or owner',
      from: '2027-06-10T21:30:00.000Z',
      until: '2027-06-13T21:30:00.000Z',
    } as const;
    const at = (moment: string, told = summary) => {
      const asOfThen = moment.slice(0, 10);
      const started = Date.parse(`${asOfThen}T00:00:00Z`);
      const changes = { asOf: asOfThen, startedAt: started, summary: told, waitingFor: [conclude] };
      return view(changes, Date.parse(moment));
    };

    it.each([
      ['takes place on its days', '2027-06-09T12:00:00Z', 'on-track', 'takes place now'],
      ['waits, once it is over, for somebody to say so', '2027-06-10T21:31:00Z', 'waiting', 'Record that'],
      ['is late when nobody has said so for days', '2027-06-14T00:00:00Z', 'late', 'Was due 2027-06-13'],
    ] as const)('%s', (_, moment, standing, reason) => {
      const health = at(moment)?.health;
      expect(health?.standing).toBe(standing);
      expect(health?.reason).toContain(reason);
    });

    it('is ready, and on track, before it begins where nothing is of concern', () => {
      expect(at('2027-06-01T00:00:00Z', calm)?.health).toEqual({
        standing: 'on-track',
        reason: 'The plan is confirmed; its tasks and contracts are to be carried out.',
      });
    });

    it('is ready, and at risk, before it begins while a concern is left that the go did not settle', () => {
      const [concern] = summary.concerns;
      expect(at('2027-06-01T00:00:00Z')?.health).toEqual({
        standing: 'at-risk',
        reason: `The plan is confirmed; its tasks and contracts are to be carried out. ${concern}`,
      });
    });

    it('is to be concluded next only after its end', () => {
      expect(at('2027-06-09T12:00:00Z')?.next?.date).not.toBe('2027-06-13');
      expect(at('2027-06-10T22:00:00Z')?.next).toEqual({ title: conclude.what, date: '2027-06-13' });
    });
  });

  it('names what comes next: the nearest milestone, or what is waited for before it', () => {
    const { title, date } = toronto.milestones[0] ?? {};
    expect(view({ summary, state: 'Initiate' })?.next).toEqual({ title, date });
    const until = `${asOf}T18:00:00Z`;
    expect(view({ summary, waitingFor: [{ ...approval, until }] })?.next).toEqual({
      title: 'Venue approval',
      date: asOf,
    });
    expect(view({ summary, status: 'cancelled' })?.next).toBeNull();
  });

  it('leaves out a milestone that the run has passed, whatever its date', () => {
    const ahead = (state: EventRow['state']) => view({ summary, state })?.next?.title;
    expect(ahead('Initiate')).toBe('Charter approved');
    expect(ahead('Research')).toBe('Budget approved');
    expect(ahead('Logistics')).not.toBe('Budget approved');
  });
});
