import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContingencyPlanBody } from '../../shared/artifacts/contingency-plan.ts';
import type { BudgetDecisionBody } from '../../shared/artifacts/budget-decision.ts';
import type { IncidentView } from '../../shared/contracts/answers/incident.ts';
import { ok, untilSettled, type Reply } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, planned, readAll } from '../support/plan-event.ts';

let app: App;
let id: string;
let scenario: ContingencyPlanBody['scenarios'][number];
beforeAll(async () => {
  app = await openApp();
  id = (await planned(app, brief('krakow'))).id;
  await decide(app, id, { decision: 'approve' });
  await decide(app, id, { decision: 'approve' });
  const plan = (await readAll(app, id)).artifacts.get('ContingencyPlan')?.body as ContingencyPlanBody; // validated when stored
  const [first] = plan.scenarios;
  if (!first) throw new Error('the plan has no scenario');
  scenario = first;
});
afterAll(() => app.remove());

const report = (body: unknown): Promise<Reply<IncidentView>> => app.api.post(`events/${id}/incidents`, body);
const close = (incident: string, body: unknown = {}): Promise<Reply<IncidentView>> =>
  app.api.post(`events/${id}/incidents/${incident}/close`, body);
const listed = async () =>
  ok(await app.api.get<{ incidents: IncidentView[] }>(`events/${id}/incidents`)).incidents;
const budgets = async () => (await readAll(app, id)).approvals.filter(({ kind }) => kind === 'budget');

describe('an incident', () => {
  it('runs the scenario of its risk: steps and owner in the log, the risk marked as happened', async () => {
    const opened = ok(await report({ title: 'The room is lost', riskId: scenario.riskId }));
    expect(opened).toMatchObject({
      riskId: scenario.riskId,
      closedAt: null,
      minutes: null,
      scenario: { id: scenario.id, owner: scenario.owner, deputy: scenario.deputy },
    });
    expect(opened.scenario?.steps[0]).toContain(scenario.firstAction.action);
    const { decisions, activity, records } = await readAll(app, id);
    const entry = decisions.find(({ title }) => title === 'Incident: The room is lost');
    expect(entry?.rationale).toContain(scenario.owner);
    for (const step of scenario.response) expect(entry?.rationale).toContain(step);
    expect(activity.map(({ kind }) => kind)).toContain('incident.opened');
    expect(records.findLast(({ kind }) => kind === 'risk-status')?.body).toMatchObject({
      riskId: scenario.riskId,
      status: 'happened',
    });
  });

  it('is measured from opening to closing, once, and counts in the metrics', async () => {
    const openedAt = '2027-03-11T17:00:00.000Z';
    const { id: incident } = ok(await report({ title: 'The projector is dark', openedAt }));
    const closedAt = '2027-03-11T17:12:30.000Z';
    expect(ok(await close(incident, { closedAt }))).toMatchObject({ minutes: 12.5, scenario: null });
    expect(ok(await close(incident))).toMatchObject({ closedAt });
    expect(await close(incident, { closedAt: '2027-03-11T18:00:00Z' })).toMatchObject({
      status: 409,
      body: { code: 'incident.already-closed' },
    });
    expect(await listed()).toMatchObject([
      { closedAt: null },
      { title: 'The projector is dark', minutes: 12.5 },
    ]);
    const { activity } = await readAll(app, id);
    expect(activity.find(({ kind }) => kind === 'incident.closed')?.text).toContain(
      'closed the incident "The projector is dark" after 13 minutes',
    );
    const { run } = ok(
      await app.api.get<{ run: { name: string; value: number | null }[] }>(`events/${id}/metrics`),
    );
    expect(run.find(({ name }) => name === 'incident_resolution_time')).toMatchObject({ value: 12.5 });
  });

  it('proposes what it costs, and asks for the budget again from the threshold of the policy on', async () => {
    const before = await budgets();
    expect(before.map(({ status }) => status)).toEqual(['approved']);
    const small = ok(await report({ title: 'A cable', costMinor: 100 }));
    expect(small.budgetImpact).toMatchObject({ amountMinor: 100, reapproval: false });
    await untilSettled(app.api, id);
    expect(await budgets()).toEqual(before);

    const threshold = small.budgetImpact?.thresholdMinor ?? 0;
    const large = ok(await report({ title: 'Another room', costMinor: threshold - 100 }));
    expect(large.budgetImpact).toMatchObject({ reapproval: true });
    await untilSettled(app.api, id);
    const [first, second] = await budgets();
    expect(first?.status).toBe('void');
    expect(second).toMatchObject({ status: 'pending' });
    // The contingency is there for it: only what it does not carry comes on top.
    const { contingencyMinor } = ok(
      await app.api.get<{ body: BudgetDecisionBody }>(`events/${id}/artifacts/BudgetDecision`),
    ).body;
    expect(threshold).toBeGreaterThan(contingencyMinor);
    expect(second?.proposal.amountMinor).toBe(
      (first?.proposal.amountMinor ?? 0) + threshold - contingencyMinor,
    );
    expect(second?.proposal.summary).toMatch(/2 incidents cost .*: the contingency carries .* come on top/);
  });

  it.each([
    [{ title: 'Odd', riskId: 'R99' }, '/riskId'],
    [{ title: 'Odd', scenarioId: 'none' }, '/scenarioId'],
  ])('is refused where the plan knows nothing of it: %j', async (body, pointer) => {
    expect(await report(body)).toMatchObject({
      status: 400,
      body: { code: 'record.invalid', errors: [{ pointer }] },
    });
  });

  it('cannot end before it began, nor be closed where there is none', async () => {
    const { id: incident } = ok(await report({ title: 'Rain', openedAt: '2027-03-11T17:00:00Z' }));
    expect(await close(incident, { closedAt: '2027-03-11T16:00:00Z' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/closedAt' }] },
    });
    expect(await close('r9999')).toMatchObject({ status: 404, body: { code: 'incident.not-found' } });
  });
});
