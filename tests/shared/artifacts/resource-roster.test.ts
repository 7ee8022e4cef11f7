import { describe, expect, it } from 'vitest';
import { resourceRoster, type ResourceRosterBody } from '../../../shared/artifacts/resource-roster.ts';
import {
  sampleLogisticsPlan,
  sampleResourceRoster,
  sampleSchedule,
} from '../../support/logistics-samples.ts';

const inputs = { LogisticsPlan: sampleLogisticsPlan(), Schedule: sampleSchedule() };
const broken = (change: Partial<ResourceRosterBody>) =>
  resourceRoster.verify({ ...sampleResourceRoster(), ...change }, inputs).map(({ rule }) => rule);
const withShifts = (...shifts: [string, string, number][]) => ({
  teams: sampleResourceRoster().teams.map((team) => ({
    ...team,
    shifts: shifts.map(([from, to, breakMinutes]) => ({ date: from.slice(0, 10), from, to, breakMinutes })),
  })),
});

describe('a resource roster', () => {
  it('holds roles, shifts, equipment and spaces', () => {
    expect(broken({})).toEqual([]);
  });

  it('needs a space at least', () => {
    expect(resourceRoster.schema.safeParse({ ...sampleResourceRoster(), spaces: [] }).success).toBe(false);
  });

  it('every staff need of the logistics plan is covered', () => {
    expect(broken({ teams: [] })).toEqual(['every staff need of the logistics plan is covered']);
  });

  it('no shift is longer than ten hours', () => {
    expect(broken(withShifts(['2027-03-11T09:00', '2027-03-11T19:05', 30]))).toEqual([
      'no shift is longer than ten hours',
    ]);
  });

  it('eleven hours of rest lie between two shifts', () => {
    expect(
      broken(
        withShifts(['2027-03-11T18:00', '2027-03-11T22:00', 0], ['2027-03-12T08:00', '2027-03-12T12:00', 0]),
      ),
    ).toEqual(['eleven hours of rest lie between two shifts']);
  });

  it('every six hours have their break', () => {
    expect(broken(withShifts(['2027-03-11T12:00', '2027-03-11T18:00', 0]))).toEqual([
      'every six hours have their break',
    ]);
  });

  it('no resource is booked more often at a time than there are units', () => {
    const [projector] = sampleResourceRoster().equipment;
    const twice = projector && {
      ...projector,
      assignments: [...projector.assignments, ...projector.assignments],
    };
    expect(new Set(broken({ equipment: twice ? [twice] : [] }))).toEqual(
      new Set(['no resource is booked more often at a time than there are units']),
    );
  });
});
