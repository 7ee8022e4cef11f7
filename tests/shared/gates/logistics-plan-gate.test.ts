import { describe, expect, it } from 'vitest';
import type { LogisticsPlanBody } from '../../../shared/artifacts/logistics-plan.ts';
import type { ScheduleBody, Session } from '../../../shared/artifacts/schedule.ts';
import { logisticsPlanGate } from '../../../shared/gates/logistics-plan-gate.ts';
import {
  sampleContingencyPlan,
  sampleLogisticsPlan,
  sampleSchedule,
} from '../../support/logistics-samples.ts';
import { sampleTaskRegister } from '../../support/risk-samples.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const catalog = () => ({
  LogisticsPlan: sampleLogisticsPlan(),
  Schedule: sampleSchedule(),
  ContingencyPlan: sampleContingencyPlan(),
  TaskRegister: sampleTaskRegister(),
});
const rulesBroken = (change: object) =>
  logisticsPlanGate.check({ ...catalog(), ...change }, context).findings.map((finding) => finding.rule);

function plan(change: Partial<LogisticsPlanBody>) {
  return { LogisticsPlan: { ...sampleLogisticsPlan(), ...change } };
}

function workflow(change: Partial<LogisticsPlanBody['workflows'][number]>) {
  return plan({ workflows: sampleLogisticsPlan().workflows.map((entry) => ({ ...entry, ...change })) });
}

function schedule(change: Partial<ScheduleBody>) {
  return { Schedule: { ...sampleSchedule(), ...change } };
}

function sessions(change: (session: Session) => Session) {
  return schedule({ sessions: sampleSchedule().sessions.map(change) });
}

describe('logistics-plan-gate', () => {
  it('passes a plan that holds together', () => {
    expect(logisticsPlanGate.check(catalog(), context).findings).toEqual([]);
  });

  it('every workflow is linked to existing tasks', () => {
    expect(rulesBroken(workflow({ taskIds: ['t-X99'] }))).toEqual([
      'every workflow is linked to existing tasks',
    ]);
  });

  it('there is at least one workflow', () => {
    expect(rulesBroken(plan({ workflows: [] }))).toEqual(['there is at least one workflow']);
  });

  it('every workflow has an owner and another deputy', () => {
    expect(rulesBroken(workflow({ deputy: 'Logistics Coordinator' }))).toEqual([
      'every workflow has an owner and another deputy',
    ]);
  });

  it('every contingency scenario has a trigger, an owner and existing tasks', () => {
    const { scenarios, ...rest } = sampleContingencyPlan();
    const rule = 'every contingency scenario has a trigger, an owner and existing tasks';
    const blank = {
      ContingencyPlan: { ...rest, scenarios: scenarios.map((entry) => ({ ...entry, trigger: ' ' })) },
    };
    const lost = {
      ContingencyPlan: { ...rest, scenarios: scenarios.map((entry) => ({ ...entry, taskIds: ['t-X9'] })) },
    };
    expect(rulesBroken(blank)).toEqual([rule]);
    expect(rulesBroken(lost)).toEqual([rule]);
  });

  it('no two sessions overlap in a room', () => {
    const early = sessions((session) =>
      session.id === 'talk-2'
        ? { ...session, plenary: false, start: '2027-03-11T19:10', resources: [] }
        : { ...session, plenary: false },
    );
    expect(rulesBroken(early)).toEqual(['no two sessions overlap in a room']);
  });

  it('no speaker is in two places at once', () => {
    const doubled = sessions((session) => ({
      ...session,
      plenary: false,
      resources: [],
      speakers: session.kind === 'talk' ? ['Ada'] : [],
      roomId: session.id === 'talk-2' ? 'second' : 'main',
      start: session.id === 'talk-2' ? '2027-03-11T19:10' : session.start,
    }));
    expect(rulesBroken(doubled)).toEqual(['no speaker is in two places at once']);
  });

  it('nothing runs beside a plenary session', () => {
    const parallel = sessions((session) =>
      session.id === 'talk-2'
        ? { ...session, plenary: false, resources: [], roomId: 'second', start: '2027-03-11T19:10' }
        : session,
    );
    expect(rulesBroken(parallel)).toEqual(['nothing runs beside a plenary session']);
  });

  it('no resource is double-booked', () => {
    const bookings = sampleLogisticsPlan().bookings.map((booking) => ({
      ...booking,
      from: '2027-03-11T18:50',
    }));
    expect(new Set(rulesBroken(plan({ bookings })))).toEqual(new Set(['no resource is double-booked']));
  });

  it('no resource is used more often at a time than there are units', () => {
    const shared = sessions((session) => ({
      ...session,
      plenary: false,
      roomId: session.id === 'talk-2' ? 'second' : 'main',
      start: session.id === 'talk-2' ? '2027-03-11T19:10' : session.start,
    }));
    expect(rulesBroken(shared)).toEqual(['no resource is used more often at a time than there are units']);
  });

  it("every session lies inside the event's dates and hours", () => {
    const days = sampleSchedule().days.map((day) => ({ ...day, closes: '2027-03-11T21:00' }));
    expect(rulesBroken(schedule({ days }))).toEqual([
      "every session lies inside the event's dates and hours",
    ]);
  });

  it('breaks and meals stay free of sessions', () => {
    const through = sessions((session) =>
      session.id === 'food'
        ? { ...session, plenary: false, start: '2027-03-11T19:40', roomId: 'second' }
        : session,
    );
    const alone = {
      ...through.Schedule,
      sessions: through.Schedule.sessions.map((one) => ({ ...one, plenary: false })),
    };
    expect(rulesBroken({ Schedule: alone })).toEqual(['breaks and meals stay free of sessions']);
  });

  it('a speaker has the time to walk to another building', () => {
    const two = sessions((session) => ({
      ...session,
      speakers: session.kind === 'talk' ? ['Ada'] : [],
      roomId: session.id === 'talk-2' ? 'second' : 'main',
    })).Schedule;
    const rooms = ['main', 'second'].map((id) => ({
      id,
      name: id,
      layout: 'theatre',
      capacity: 30,
      building: id,
    }));
    expect(rulesBroken({ Schedule: { ...two, rooms, travelMinutes: 15 } })).toEqual([
      'a speaker has the time to walk to another building',
    ]);
    expect(rulesBroken({ Schedule: { ...two, rooms, travelMinutes: 5 } })).toEqual([]);
  });

  it('everything the brief asks for is placed', () => {
    expect(rulesBroken(schedule({ unplaced: [{ title: 'Talk 3', why: 'No slot is left.' }] }))).toEqual([
      'everything the brief asks for is placed',
    ]);
  });
});
