import { describe, expect, it } from 'vitest';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { ResourceRosterBody } from '../../../shared/artifacts/resource-roster.ts';
import { serviceChargePercent } from '../../../shared/knowledge/unit-prices.ts';
import { fullPlan } from '../../support/full-plan.ts';

describe('what is budgeted for volunteers', () => {
  it.each(['berlin', 'chicago', 'toronto'] as const)(
    'is a meal for each shift of the roster of %s, and no shirt',
    (name) => {
      const plan = fullPlan(name, { level: 'Beginner' });
      const { lines } = plan['CostModel'] as CostModelBody; // written by its task
      const { teams } = plan['ResourceRoster'] as ResourceRosterBody; // written by its task
      const shifts = teams
        .filter(({ id }) => id.startsWith('volunteer-'))
        .reduce((sum, team) => sum + team.needed * team.shifts.length, 0);
      const line = lines.find(({ id }) => id === 'volunteer');
      expect(line?.quantity ?? 0).toBe(shifts);
      expect(line?.item ?? 'Volunteer meals').toBe('Volunteer meals');
    },
  );
});

describe('service on food and drink', () => {
  it('is a line of its own in North America, and within the price in Europe', () => {
    expect(['US', 'CA', 'KE', 'DE', 'PL', 'GB'].map(serviceChargePercent)).toEqual([22, 15, 12, 0, 0, 0]);
    const lines = (name: 'berlin' | 'chicago') => (fullPlan(name)['CostModel'] as CostModelBody).lines; // written by its task
    expect(lines('berlin').some(({ id }) => id === 'service-charge')).toBe(false);
    expect(lines('chicago').some(({ id }) => id === 'service-charge')).toBe(true);
  });
});
