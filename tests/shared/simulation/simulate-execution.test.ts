import { describe, expect, it } from 'vitest';
import { recordDefinitions } from '../../../shared/artifacts/records.ts';
import { simulateExecution, type RehearsedPlan } from '../../../shared/simulation/simulate-execution.ts';
import { simulateHold } from '../../../shared/simulation/simulate-hold.ts';
import { fullPlan } from '../../support/full-plan.ts';

const bodies = fullPlan('krakow');
const plan = bodies as unknown as RehearsedPlan; // drafted by the tasks, so of these shapes

describe('a rehearsed event', () => {
  const records = simulateExecution(plan, 7);
  const of = (kind: string) => records.filter((record) => record.kind === kind);

  it('reports the same for the same seed', () => {
    expect(simulateExecution(plan, 7)).toEqual(records);
  });

  it('reports something else for another seed', () => {
    expect(simulateExecution(plan, 8)).not.toEqual(records);
  });

  it('reports nothing that a person could not have recorded', () => {
    for (const { kind, body } of records) {
      const definition = recordDefinitions.find((candidate) => candidate.kind === kind);
      expect(definition?.schema.safeParse(body), kind).toMatchObject({ success: true });
    }
  });

  it('finishes every task that is due by the event, none of the later ones', () => {
    const due = plan.TaskRegister.tasks.filter(({ stage }) => stage !== 'after').map(({ id }) => id);
    const finished = of('task-progress').map(({ body }) => body['taskId']);
    expect(new Set(finished)).toEqual(new Set(due));
    expect(finished).toHaveLength(due.length);
  });

  it('reports a cost for every category, near its estimate', () => {
    for (const { body } of of('actual-cost')) {
      const planned =
        plan.CostModel.categories.find(({ category }) => category === body['category'])?.totalMinor ?? -1;
      expect(body['amountMinor']).toBeGreaterThanOrEqual(Math.floor(planned * 0.93));
      expect(body['amountMinor']).toBeLessThanOrEqual(Math.ceil(planned * 1.08));
    }
    expect(of('actual-cost')).toHaveLength(plan.CostModel.categories.length);
  });

  it('is billed by a chosen vendor what was agreed', () => {
    const [first, ...others] = plan.VendorContracts.contracts;
    if (!first) throw new Error('the sample has no contract');
    const taken = { ...first, vendor: 'Bistro Wawel', valueMinor: first.allocatedMinor * 3 };
    const VendorContracts = { ...plan.VendorContracts, contracts: [taken, ...others] };
    const billed = simulateExecution({ ...plan, VendorContracts }, 7).find(
      ({ kind, body }) => kind === 'actual-cost' && body['category'] === first.category,
    );
    expect(billed?.body['amountMinor']).toBeGreaterThanOrEqual(taken.valueMinor);
  });

  it('is attended by those who have registered, where registrations were reported', () => {
    const { attendance } = plan.LogisticsPlan;
    const registrations = attendance.registrationsToOpen + 15;
    const forecast = { registrations } as NonNullable<typeof attendance.forecast>; // no other field is read
    const LogisticsPlan = { ...plan.LogisticsPlan, attendance: { ...attendance, forecast } };
    const reported = simulateExecution({ ...plan, LogisticsPlan }, 7).find(
      ({ kind }) => kind === 'attendance',
    );
    expect(reported?.body).toMatchObject({ registered: registrations });
    expect(of('attendance')).toMatchObject([{ body: { registered: attendance.registrationsToOpen } }]);
  });

  it('follows a scenario of the contingency plan through its incident', () => {
    const [incident] = of('incident');
    expect(plan.ContingencyPlan.scenarios.map(({ id }) => id)).toContain(incident?.body['scenarioId']);
    expect(String(incident?.body['closedAt']) > String(incident?.body['openedAt'])).toBe(true);
  });

  it('ends as held, with everything in the order of time', () => {
    expect(of('conclusion')).toMatchObject([{ body: { outcome: 'held' } }]);
    const times = records.map(({ at }) => at);
    expect(times.toSorted()).toEqual(times);
  });
});

describe('a rehearsed hold', () => {
  const shortlist = bodies['VenueShortlist'];

  it('is definite and on the candidate that was approved', () => {
    const { id } = shortlist.candidates[1];
    expect(simulateHold(shortlist, id, '2027-02-01')).toMatchObject({
      body: { candidateId: id, status: 'definite' },
    });
  });

  it('does not exist where there is no candidate', () => {
    expect(simulateHold({ ...shortlist, candidates: [] }, null, '2027-02-01')).toBeUndefined();
  });
});
