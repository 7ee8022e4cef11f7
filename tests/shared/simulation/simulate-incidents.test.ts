import { describe, expect, it } from 'vitest';
import { simulateIncidents, type IncidentPlan } from '../../../shared/simulation/simulate-incidents.ts';
import { sampleContingencyPlan, sampleLogisticsPlan } from '../../support/logistics-samples.ts';
import { sampleTaskRegister } from '../../support/risk-samples.ts';

const plan: IncidentPlan = {
  EventBrief: {
    timeZone: 'Europe/Warsaw',
    dates: { start: '2027-03-11T18:30', end: '2027-03-11T21:30', days: ['2027-03-11'] },
    dailyHours: { from: '18:30', to: '21:30' },
  },
  TaskRegister: sampleTaskRegister(),
  ContingencyPlan: sampleContingencyPlan(),
  LogisticsPlan: sampleLogisticsPlan(),
};

interface IncidentBody {
  scenarioId: string;
  openedAt: string;
  closedAt: string;
  note: string;
}
const bodies = (given: IncidentPlan, seed: number) =>
  simulateIncidents(given, seed).map(({ body }) => body as unknown as IncidentBody); // made by the function under test

describe('incidents of a rehearsal', () => {
  it('are the same for the same seed and differ between seeds', () => {
    expect(bodies(plan, 1)).toEqual(bodies(plan, 1));
    expect(bodies(plan, 1)).not.toEqual(bodies(plan, 2));
  });

  it('open within the event hours, in UTC, and say whether they met 15 minutes', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const [incident] = bodies(plan, seed);
      expect(
        incident && incident.openedAt >= '2027-03-11T17:30' && incident.openedAt <= '2027-03-11T20:30',
      ).toBe(true);
      const minutes = (Date.parse(incident?.closedAt ?? '') - Date.parse(incident?.openedAt ?? '')) / 60_000;
      expect(incident?.note).toContain(minutes > 15 ? 'missed the target' : 'within 15 minutes');
    }
  });

  it('happen on one of several days while its doors are open, past midnight too, never at night', () => {
    const days = ['2027-03-11', '2027-03-12'];
    const dates = { start: `${days[0]}T20:00`, end: '2027-03-13T01:00', days };
    const EventBrief = { ...plan.EventBrief, dates, dailyHours: { from: '20:00', to: '01:00' } };
    const seen = Array.from(
      { length: 60 },
      (_, seed) => bodies({ ...plan, EventBrief }, seed)[0]?.openedAt ?? '',
    );
    // 20:00 to 01:00 in Warsaw is 19:00 to 00:00 in UTC.
    expect(seen.filter((at) => at.slice(11, 16) < '19:00' && at.slice(11, 16) !== '00:00')).toEqual([]);
    expect(new Set(seen.map((at) => at.slice(0, 10)))).toEqual(new Set(days));
  });

  it('may miss the target', () => {
    const firstAction = { action: 'Call', withinMinutes: 15 };
    const scenarios = plan.ContingencyPlan.scenarios.map((scenario) => ({ ...scenario, firstAction }));
    const late = { ...plan, ContingencyPlan: { ...plan.ContingencyPlan, scenarios } };
    const notes = Array.from({ length: 20 }, (_, seed) => bodies(late, seed)[0]?.note ?? '');
    expect(notes.some((note) => note.includes('missed'))).toBe(true);
    expect(notes.some((note) => note.includes('within'))).toBe(true);
  });

  it('do not happen where the plan foresees none', () => {
    expect(
      bodies({ ...plan, ContingencyPlan: { scenarios: [], whyEmpty: 'None.', escalation: 'Owner.' } }, 1),
    ).toEqual([]);
  });

  it('begin with a supplier that fails where many people come and the plan foresees it', () => {
    const [first, ...others] = plan.ContingencyPlan.scenarios;
    if (!first) throw new Error('the sample has no scenario');
    const supplier = { ...first, id: 'scenario-R11', riskId: 'R11', title: 'Key supplier fails' };
    const given = { ...plan.ContingencyPlan, scenarios: [first, ...others, supplier] };
    const large = { ...plan.LogisticsPlan, attendance: { ...plan.LogisticsPlan.attendance, planFor: 810 } };
    for (let seed = 1; seed <= 10; seed += 1) {
      const [incident] = bodies({ ...plan, ContingencyPlan: given, LogisticsPlan: large }, seed);
      expect(incident?.scenarioId).toBe('scenario-R11');
      for (const step of supplier.response) expect(incident?.note).toContain(step);
    }
  });
});
