import { describe, expect, it } from 'vitest';
import { type Cue, runbook } from '../../../shared/artifacts/runbook.ts';
import {
  sampleContingencyPlan,
  sampleResourceRoster,
  sampleSchedule,
} from '../../support/logistics-samples.ts';
import { sampleRunbook } from '../../support/people-samples.ts';

const inputs = {
  Schedule: sampleSchedule(),
  ResourceRoster: sampleResourceRoster(),
  ContingencyPlan: sampleContingencyPlan(),
};
const body = sampleRunbook();
const rulesBroken = (change: object) =>
  runbook.verify({ ...body, ...change }, inputs).map(({ rule }) => rule);
const withCue = (no: number, change: Partial<Cue>) =>
  body.cues.map((cue) => (cue.no === no ? { ...cue, ...change } : cue));

describe('Runbook', () => {
  it('accepts cues in time, from load-in to strike', () => {
    expect(rulesBroken({})).toEqual([]);
  });

  it('finds cues out of order or wrongly numbered', () => {
    const rule = 'cues are numbered and in the order of time';
    expect(rulesBroken({ cues: withCue(1, { at: '2027-03-11T21:00' }) })).toEqual([rule]);
    expect(rulesBroken({ cues: withCue(2, { no: 9 }) })).toEqual([rule]);
  });

  it('finds a cue outside the hire', () => {
    expect(rulesBroken({ cues: withCue(6, { at: '2027-03-11T22:30' }) })).toEqual([
      'every cue lies between load-in and the end of the strike',
    ]);
  });

  it('finds a session without a cue, and another zone', () => {
    expect(rulesBroken({ cues: withCue(3, { sessionId: null }) })).toEqual([
      'every session of the schedule has a cue at its time',
    ]);
    expect(rulesBroken({ timeZone: 'Europe/Berlin' })).toEqual([
      'times are local to the zone of the schedule',
    ]);
  });

  it('finds a backup that nobody has prepared', () => {
    const backup = { scenarioId: 'scenario-R99', action: 'Hope.' };
    expect(rulesBroken({ cues: withCue(3, { backup }) })).toEqual([
      'every backup is a scenario of the contingency plan',
    ]);
  });

  const asRostered = 'the call sheet calls every team of the roster for each of its shifts, and nobody else';

  it('finds a call that is no shift of the roster, and a shift that nobody is called for', () => {
    const callSheet = body.callSheet.map((call) => ({ ...call, callAt: '2027-03-11T17:30' }));
    expect(rulesBroken({ callSheet })).toEqual([asRostered, asRostered]);
  });

  it('finds a release before the call, and an empty call sheet without a reason', () => {
    const callSheet = body.callSheet.map((call) => ({ ...call, releaseAt: '2027-03-11T06:00' }));
    expect(rulesBroken({ callSheet })).toContain('nobody is released before being called');
    expect(rulesBroken({ callSheet: [] })).toContain('an empty call sheet says why it is empty');
  });
});
