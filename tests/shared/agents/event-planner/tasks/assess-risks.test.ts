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

  it('puts checkpoints into the weeks that are left', () => {
    expect(risk('krakow', /low registrations/i)?.trigger).toMatch(/T-2 wk/);
    expect(risk('krakow', /no-shows/i)?.trigger).toMatch(/30 min after the start/);
  });

  it('lists the worst residual rating first', () => {
    const residuals = register('toronto').risks.map(({ residual }) => residual.rating);
    expect(residuals).toEqual(residuals.toSorted((a, b) => b - a));
  });

  it('keeps as many general risks as its parameter says, and all that the brief itself brings', () => {
    expect(assessRisks.levels.Beginner).toEqual({ risks: 12, scenarioFrom: 8, blocksFrom: 12 });
    const few = register('krakow', {
      params: { 'assess-risks': { risks: 0, scenarioFrom: 13, blocksFrom: 12 } },
    });
    expect(few.risks.every(({ because }) => because.length > 0)).toBe(true);
    expect(few.risks.some(({ needsScenario }) => needsScenario)).toBe(false);
    expect(few.note).toMatch(/left out/);
  });
});
