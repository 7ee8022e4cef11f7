import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../shared/artifacts/budget-decision.ts';
import type { VenueScorecardBody } from '../../shared/artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../../shared/artifacts/venue-shortlist.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { ok, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, readAll } from '../support/plan-event.ts';
import { settleRun } from '../support/settle-run.ts';

type Plan = Awaited<ReturnType<typeof readAll>>;

let app: App;
let plan: Plan;
let approved: string[];

beforeAll(async () => {
  app = await openApp();
  const { id: original } = ok(await app.api.post<EventView>('events', brief('leipzig-conference')));
  const start = { instructionLevel: 'Intermediate', execution: 'simulated' };
  const { id } = ok(await app.api.post<EventView>(`events/${original}/actions/start`, start));
  ({ approved } = await settleRun(app, id));
  plan = await readAll(app, id);
}, 300_000);
afterAll(() => app.remove());

const bodyOf = <T>(type: string) => plan.artifacts.get(type)?.body as T; // validated when it was stored
const decisionAt = (pattern: RegExp) => plan.decisions.find(({ title }) => pattern.test(title))?.seq ?? NaN;

describe('a mid-size conference in a city centre at Intermediate', () => {
  it('is drafted by every task at that level', () => {
    const levels = [...plan.artifacts.values()].map(({ envelope }) => envelope.instructionLevel);
    expect(plan.artifacts.size).toBe(catalog.tasks.size);
    expect(new Set(levels)).toEqual(new Set(['Intermediate']));
  });

  it('is planned, approved, rehearsed and reviewed', () => {
    expect(plan.event).toMatchObject({ state: 'Postmortem', status: 'completed', waitingFor: [] });
    expect(plan.gates.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('has a shortlist of three and a weighted scorecard that names its winner', () => {
    const { candidates } = bodyOf<VenueShortlistBody>('VenueShortlist');
    const { criteria, rows, recommended, ranking } = bodyOf<VenueScorecardBody>('VenueScorecard');
    expect(candidates.length).toBeGreaterThanOrEqual(3);
    expect(criteria.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    expect(new Set(criteria.map(({ weightBp }) => weightBp)).size).toBeGreaterThan(1);
    expect(rows.map(({ scores }) => scores.length)).toEqual(rows.map(() => criteria.length));
    expect(recommended).toBe(ranking[0]);
  });

  it('has every approval on record before the state that it guards', () => {
    expect(approved).toEqual(expect.arrayContaining(['venue', 'budget', 'final-go', 'postmortem']));
    expect(decisionAt(/^Venue approved/)).toBeLessThan(decisionAt(/Budget entered$/));
    expect(decisionAt(/^Budget approved/)).toBeLessThan(decisionAt(/Logistics entered$/));
    expect(decisionAt(/^Budget approved/)).toBeLessThan(decisionAt(/Confirm entered$/));
    expect(decisionAt(/^Final go approved/)).toBeLessThan(decisionAt(/Execute entered$/));
  });

  it('lists a tenth of savings, or says that it does not reach it', () => {
    const { savings } = bodyOf<BudgetDecisionBody>('BudgetDecision');
    expect(savings.targetBasisPoints).toBe(1_000);
    const sum = savings.options.reduce((total, { addedSavingMinor }) => total + addedSavingMinor, 0);
    expect(savings.listedMinor).toBe(sum);
    const share = Math.round((savings.listedMinor / savings.firstBaselineMinor) * 10_000);
    expect(Math.abs(savings.shareBasisPoints - share)).toBeLessThanOrEqual(1);
    expect(share >= 1_000 || /below|less than|not reach/i.test(savings.note)).toBe(true);
  });

  it('takes the wish for two holds into the requirements, and has a definite one before Confirm', () => {
    expect(JSON.stringify(bodyOf('Requirements'))).toMatch(/2 holds/);
    const holds = plan.records.filter(({ kind }) => kind === 'hold');
    expect(holds.some(({ body }) => JSON.stringify(body).includes('definite'))).toBe(true);
  });

  it('keeps both logs whole', () => {
    expect(plan.audit).toMatchObject({ verified: true, alteredArtifacts: [] });
  });
});
