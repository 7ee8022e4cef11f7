import { describe, expect, it } from 'vitest';
import {
  communicationsPlan,
  type CommunicationsPlanBody,
} from '../../../shared/artifacts/communications-plan.ts';
import { planFor } from '../../support/plan-for.ts';
import { planCommunications } from '../../../shared/agents/event-planner/tasks/plan-communications.ts';

const plan = planFor('krakow', { tasks: [planCommunications] });
const body: CommunicationsPlanBody = plan['CommunicationsPlan'];
const rulesBroken = (changed: object) =>
  communicationsPlan.verify({ ...body, ...changed }, plan).map(({ rule }) => rule);
const without = (id: string) => body.communications.filter(({ audienceId }) => audienceId !== id);
const changed = (id: string, change: object) =>
  body.communications.map((line) => (line.audienceId === id ? { ...line, ...change } : line));

describe('CommunicationsPlan', () => {
  it('accepts a plan that reaches everybody', () => {
    expect(rulesBroken({})).toEqual([]);
  });

  it('finds an audience of the stakeholder map that is told nothing', () => {
    expect(rulesBroken({ communications: without('speakers') })).toEqual([
      'every audience of the stakeholder map is covered',
    ]);
  });

  it('finds a plan without a word for approvers or for an emergency', () => {
    const rule = 'approvers are kept informed, and everybody is told in an emergency';
    expect(rulesBroken({ communications: without('everyone') })).toEqual([rule]);
    expect(rulesBroken({ communications: without('approvers') })).toEqual([rule]);
  });

  it('finds an audience that stands twice', () => {
    const communications = [...body.communications, ...body.communications.slice(-1)];
    expect(rulesBroken({ communications })).toEqual(['no audience has two lines']);
  });

  it('finds words before planning starts, and messages out of order', () => {
    expect(rulesBroken({ communications: changed('approvers', { firstOn: '2027-01-31' }) })).toEqual([
      'nothing is said before planning starts',
    ]);
    const messages = body.communications.find(({ audienceId }) => audienceId === 'attendees')?.messages ?? [];
    expect(
      rulesBroken({ communications: changed('attendees', { messages: messages.toReversed() }) }),
    ).toEqual(['messages lie between the first and the last day, in order']);
  });
});
