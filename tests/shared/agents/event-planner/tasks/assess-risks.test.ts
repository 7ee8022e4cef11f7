import { describe, expect, it } from 'vitest';
import { assessRisks } from '../../../../../shared/agents/event-planner/tasks/assess-risks.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import { type FixtureName, fixtureNames, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const register = (brief: FixtureName | object, ask?: PlanAsk): RiskRegisterBody =>
  planFor(brief, ask)['RiskRegister'];
const risk = (brief: FixtureName, words: RegExp) =>
  register(brief).risks.find(({ title }) => words.test(title));

describe('assess-risks', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(register('chicago'))).toBe(JSON.stringify(register('chicago')));
  });

  it.each(fixtureNames.filter((name) => name !== 'nairobi'))(
    'gives every risk of %s a trigger, a response and one owner',
    (name) => {
      for (const entry of register(name).risks) {
        expect(
          [entry.trigger, entry.response, entry.owner, entry.mitigation].every((text) => text.length > 3),
        ).toBe(true);
        expect(entry.needsScenario).toBe(entry.rating >= 8);
      }
      expect(register(name).coveragePerMille).toBe(1_000);
    },
  );

  it.each([
    ['krakow', /no-?show|low (turnout|attendance)/i],
    ['krakow', /host does not lend/i],
    ['krakow', /building not left in time/i],
    ['chicago', /allerg|food/i],
    ['chicago', /fundraising stays below/i],
    ['berlin', /only time available/i],
    ['toronto', /stream|internet|platform/i],
    ['toronto', /between buildings/i],
  ] as const)('knows for %s the risk %s, and why', (name, words) => {
    expect(risk(name, words)).toBeDefined();
  });

  it('rates a holiday on the event days as likely, in words of the calendar', () => {
    expect(risk('berlin', /holiday/i)?.because.join(' ')).toMatch(/Ascension Day/);
    expect(risk('krakow', /holiday/i)).toBeUndefined();
  });

  it('knows a holiday on the event days already, and watches who is there on it', () => {
    const clash = risk('berlin', /^Holiday/);
    expect(clash?.trigger).toMatch(
      /^Known: planned on Thu 6 May 2027 \(Ascension Day\), a public holiday; not confirmed/,
    );
    expect(clash?.response).not.toMatch(/^Move the date/);
    expect(risk('toronto', /^Holiday/)?.trigger ?? 'Found on a calendar').toBe('Found on a calendar');
  });

  it('expects little of permits indoors, more in the open or with a bar', () => {
    const indoors = risk('berlin', /^Permit/);
    expect(indoors?.probability).toBe(indoors?.because.some((words) => /weeks/.test(words)) ? 2 : 1);
    expect(risk('chicago', /^Permit/)?.because).toContain('a bar');
  });

  it('puts checkpoints into the weeks that are left', () => {
    expect(risk('krakow', /low registrations/i)?.trigger).toMatch(/ 2 weeks before$/);
    expect(risk('krakow', /no-shows/i)?.trigger).toMatch(/30 min after the start/);
  });

  it('lists the worst residual rating first', () => {
    const residuals = register('toronto').risks.map(({ residual }) => residual.rating);
    expect(residuals).toEqual(residuals.toSorted((a, b) => b - a));
  });

  it('changes with each of its parameters', () => {
    const base = {
      risks: 12,
      scenarioFrom: 8,
      blocksFrom: 12,
      mitigatedBy: false,
      expectedCost: false,
      heat: 0,
    };
    expect(assessRisks.levels.Beginner).toEqual(base);
    const set = (change: object) =>
      register('krakow', { params: { 'assess-risks': { ...base, ...change } } });
    const few = set({ risks: 0 });
    expect(few.risks.every(({ id, because }) => because.length > 0 || id === 'R01')).toBe(true);
    expect(few.note).toMatch(/left out/);
    expect(set({ scenarioFrom: 13 }).risks.some(({ needsScenario }) => needsScenario)).toBe(false);
    expect(set({ blocksFrom: 15 }).blocksFrom).toBe(15);
    expect(set({ mitigatedBy: true }).risks.find(({ id }) => id === 'B01')?.mitigatedBy).toMatch(/^2027-02/);
    expect(set({}).risks[0]?.mitigatedBy).toBeUndefined();
    expect(set({}).heat).toBeUndefined();
    expect(set({ heat: 3 }).heat?.flatMap(({ riskIds }) => riskIds)).toHaveLength(3);
    expect(set({}).risks[0]?.expectedCost).toBeUndefined();
    const { expectedCost } = set({ expectedCost: true }).risks.find(({ id }) => id === 'B01') ?? {};
    // Residual 2 x 4: 15 % of 10 % of the budget.
    expect(expectedCost?.amountMinor).toBe(
      Math.round(Number(expectedCost?.basis.inputs['budgetMinor']) * 0.015),
    );
  });

  it('has as many risks as a team of that size can watch', () => {
    const count = (name: FixtureName, level: 'Beginner' | 'Advanced') =>
      register(name, { level }).risks.length;
    for (const level of ['Beginner', 'Advanced'] as const) {
      expect(count('krakow', level)).toBeGreaterThanOrEqual(6);
      expect(count('krakow', level)).toBeLessThanOrEqual(8);
    }
    expect(count('berlin', 'Advanced')).toBeGreaterThanOrEqual(12);
    expect(count('berlin', 'Advanced')).toBeLessThanOrEqual(18);
    expect(count('toronto', 'Advanced')).toBeGreaterThanOrEqual(20);
    expect(count('toronto', 'Advanced')).toBeLessThanOrEqual(30);
  });

  it('expects no registrations, show or empty seats of a board dinner', () => {
    const dinner = {
      as_of: '2027-02-01',
      title: 'Board dinner',
      location: 'Vienna, Austria',
      event_type: 'other',
      audience_size: 5,
      date_range_start: '2027-04-14T19:00',
      date_range_end: '2027-04-14T22:00',
      stakeholders: [{ name: 'Ida', role: 'Owner' }],
      constraints: ['seated dinner'],
    };
    const ids = register(dinner).risks.map(({ id }) => id);
    expect(ids.filter((id) => ['R03', 'R04', 'R06', 'R07', 'R08'].includes(id))).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['R01', 'R13']));
  });

  it('looks for children and drink where the brief has them', () => {
    const festival = {
      as_of: '2027-02-01',
      title: 'Summer festival',
      location: 'Vienna, Austria',
      event_type: 'festival',
      audience_size: 1200,
      date_range_start: '2027-07-10T12:00',
      date_range_end: '2027-07-10T23:00',
      stakeholders: [{ name: 'Ida', role: 'Owner' }],
      constraints: ['outdoor', 'bar with alcohol', 'children welcome'],
    };
    const because = (id: string) =>
      register(festival)
        .risks.find((entry) => entry.id === id)
        ?.because.join();
    expect(because('R18')).toMatch(/open air/);
    expect(because('R35')).toMatch(/children/);
    expect(because('R36')).toMatch(/bar/);
  });
});
