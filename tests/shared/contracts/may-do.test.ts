import { describe, expect, it } from 'vitest';
import { recordDefinitions } from '../../../shared/artifacts/records.ts';
import {
  eventActions,
  type EventActionName,
  type Standing,
} from '../../../shared/contracts/event-actions.ts';
import { actionsIn, actionsOn, mayDo } from '../../../shared/contracts/may-do.ts';
import { permissions } from '../../../shared/contracts/permissions.ts';
import { lifecycleStates } from '../../../shared/kernel/levels.ts';
import { roles } from '../../../shared/kernel/member-store.ts';
import type { RunStatus } from '../../../shared/kernel/run-store.ts';

const statuses: RunStatus[] = [
  'draft',
  'running',
  'waiting',
  'blocked',
  'paused',
  'failed',
  'completed',
  'cancelled',
];
const standing = (change: Partial<Standing> = {}): Standing => ({
  state: 'Research',
  status: 'waiting',
  until: null,
  rehearsalOf: null,
  openQuestions: 1,
  openApprovals: 1,
  concluded: false,
  ...change,
});
const administrator = { roles: ['administrator'], ownEvent: false };
const names = Object.keys(eventActions) as EventActionName[]; // its own keys
const statusesOf = (action: EventActionName, change: Partial<Standing> = {}) =>
  statuses.filter((status) => mayDo(action, administrator, standing({ ...change, status })).allowed);

/** The same said by hand: an action, and the statuses in which an administrator may do it. */
const going: RunStatus[] = ['running', 'waiting', 'blocked', 'failed'];
const started: RunStatus[] = ['running', 'waiting', 'blocked', 'paused', 'failed'];
const table: [EventActionName, RunStatus[]][] = [
  ['run.start', ['draft']],
  ['run.pause', going],
  ['run.resume', ['paused', 'failed']],
  ['run.cancel', started],
  ['run.rehearse', ['draft', ...started, 'completed']],
  ['question.answer', started],
  ['approval.decide', started],
  ['record.add', ['draft', ...started]],
  ['record.hold', ['draft', ...started]],
  ['log.read', statuses],
  ['artifact.read-sensitive', statuses],
];

describe('the table of actions and states', () => {
  it.each(table)('allows %s in its statuses alone', (action, allowed) => {
    expect(statusesOf(action).sort()).toEqual([...allowed].sort());
  });

  it('has a row for every kind of record that people add', () => {
    const kinds = recordDefinitions.filter(({ by }) => by === 'person').map(({ kind }) => `record.${kind}`);
    expect(names).toEqual(expect.arrayContaining(kinds));
    expect(names).not.toContain('record.submission');
  });

  it.each(lifecycleStates)('in %s allows what is known then to be recorded', (state) => {
    const may = (kind: string) =>
      mayDo(`record.${kind}`, administrator, standing({ state, status: 'running' })).allowed;
    expect(may('conclusion')).toBe(state === 'Execute');
    expect(may('attendance')).toBe(state === 'Execute' || state === 'Postmortem');
    expect(may('survey')).toBe(state === 'Execute' || state === 'Postmortem');
    expect(may('incident')).toBe(true);
  });

  it('resumes a run that was asked to stop at a state', () => {
    expect(statusesOf('run.resume', { until: 'Plan' }).sort()).toEqual([...started].sort());
  });

  it.each([{ state: 'Postmortem' }, { state: 'Execute', concluded: true }] satisfies Partial<Standing>[])(
    'offers neither to pause nor to rehearse an event that is over: %j',
    (over) => {
      expect(statusesOf('run.pause', over)).toEqual([]);
      expect(statusesOf('run.rehearse', over)).toEqual([]);
      expect(statusesOf('brief.change', over)).toEqual([]);
      expect(statusesOf('approval.decide', over).sort()).toEqual([...started].sort());
    },
  );

  it('ends the run of an event that is over where its postmortem cannot be accepted', () => {
    expect(statusesOf('run.cancel', { state: 'Postmortem' })).toEqual(['blocked', 'failed']);
  });

  it('ends a rehearsal in its postmortem too', () => {
    const rehearsal = { state: 'Postmortem', rehearsalOf: 'evt-1' } as const;
    expect(statusesOf('run.cancel', rehearsal).sort()).toEqual([...started].sort());
  });

  it.each([
    ['run.rehearse', { rehearsalOf: 'evt-1' }, 'rehearsal.of-rehearsal'],
    ['question.answer', { openQuestions: 0 }, 'question.already-answered'],
    ['approval.decide', { openApprovals: 0 }, 'approval.already-decided'],
    ['run.start', {}, 'run.already-started'],
    ['run.pause', { status: 'paused' }, 'run.not-now'],
    ['run.resume', {}, 'run.not-now'],
    ['run.pause', { state: 'Postmortem' }, 'run.not-now'],
    ['run.cancel', { state: 'Postmortem' }, 'run.not-now'],
    ['run.rehearse', { state: 'Postmortem', status: 'completed' }, 'run.not-now'],
    ['run.rehearse', { status: 'cancelled' }, 'run.not-now'],
    ['run.pause', { status: 'draft' }, 'run.not-started'],
    ['record.conclusion', {}, 'record.too-early'],
    ['record.add', { status: 'cancelled' }, 'run.closed'],
  ] satisfies [EventActionName, Partial<Standing>, string][])(
    'refuses %s with %j by %s',
    (action, change, code) => {
      expect(mayDo(action, administrator, standing(change))).toMatchObject({
        allowed: false,
        code,
        why: expect.stringMatching(/\.$/),
      });
    },
  );

  it('gives each role what its row gives, whatever the state', () => {
    for (const role of roles)
      for (const action of names) {
        const inSome = statuses.some((status) =>
          lifecycleStates.some(
            (state) =>
              mayDo(action, { roles: [role], ownEvent: role === 'partner' }, standing({ status, state }))
                .allowed,
          ),
        );
        const given: readonly string[] = permissions[eventActions[action]?.by ?? 'member.change'];
        expect(inSome, `${role} ${action}`).toBe(given.includes(role));
      }
  });
});

describe('a partner', () => {
  const partner = (ownEvent: boolean, ...more: string[]) => ({ roles: ['partner', ...more], ownEvent });

  it('answers for the events that it submitted, and for no others', () => {
    expect(mayDo('question.answer', partner(true), standing()).allowed).toBe(true);
    expect(mayDo('question.answer', partner(false), standing())).toMatchObject({ code: 'permission.denied' });
  });

  it('decides nothing about what it submitted, whatever other roles it has', () => {
    expect(mayDo('approval.decide', partner(true, 'approver', 'administrator'), standing())).toMatchObject({
      allowed: false,
      code: 'permission.denied',
    });
    expect(mayDo('approval.decide', partner(false, 'approver'), standing()).allowed).toBe(true);
  });
});

describe('what is shown of the table', () => {
  it('is every action on an event, with the reason where it is not allowed', () => {
    const shown = actionsOn(administrator, standing({ status: 'paused' }));
    expect(Object.keys(shown)).toEqual(names);
    expect(shown['run.resume']).toEqual({ allowed: true });
    expect(shown['run.pause']).toEqual({ allowed: false, why: 'The run is paused already.' });
  });

  it('is every action of the permission table for an organisation', () => {
    const shown = actionsIn(['auditor']);
    expect(Object.keys(shown)).toEqual(Object.keys(permissions));
    expect(shown['member.read']).toEqual({ allowed: true });
    expect(shown['member.change']).toMatchObject({
      allowed: false,
      why: expect.stringContaining('administrator'),
    });
  });
});
