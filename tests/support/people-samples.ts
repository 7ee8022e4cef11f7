import type { CommunicationsPlanBody } from '../../shared/artifacts/communications-plan.ts';
import type { RunbookBody } from '../../shared/artifacts/runbook.ts';
import type { StakeholderMapBody } from '../../shared/artifacts/stakeholder-map.ts';
import { sampleSchedule } from './logistics-samples.ts';

const basis = { source: 'sample', formula: 'given', inputs: {} };

/** One owner who decides everything, one audience. */
export function sampleStakeholderMap(): StakeholderMapBody {
  const kinds = ['venue', 'budget', 'final-go', 'postmortem'] as const;
  return {
    people: [
      {
        id: 'p1',
        name: 'Ola',
        role: 'Owner',
        contact: null,
        owner: true,
        decides: [],
        statedRights: [],
        influence: 'high',
        engagement: 'weekly status',
      },
    ],
    ownerId: 'p1',
    audiences: [{ id: 'attendees', name: 'Attendees', size: 20, needs: 'date and place' }],
    chains: kinds.map((approval) => ({ approval, approvers: ['p1'], note: 'The owner.' })),
    notes: [],
  };
}

export function sampleCommunicationsPlan(): CommunicationsPlanBody {
  return {
    communications: ['approvers', 'attendees', 'everyone'].map((audienceId) => ({
      audienceId,
      audience: audienceId,
      size: null,
      channel: 'mail',
      cadence: 'weekly',
      message: 'What is new',
      owner: 'Event Planner',
      firstOn: '2027-02-01',
      lastOn: '2027-03-10',
      messages: [],
      variants: [],
      escalation: null,
      basis,
    })),
    languages: [],
    approverChains: { artifact: 'StakeholderMap', pointer: '/chains' },
    notes: [],
  };
}

/** A cue for each session of the sample schedule, load-in and strike. */
export function sampleRunbook(): RunbookBody {
  const { sessions, setUp, tearDown, timeZone, curfew } = sampleSchedule();
  const cue = (
    at: string,
    segment: string,
    kind: 'build' | 'session' | 'strike',
    sessionId: string | null,
  ) => ({
    at,
    minutes: 10,
    segment,
    kind,
    sessionId,
    room: null,
    who: 'Host',
    owner: 'Host',
    audio: null,
    video: null,
    lighting: null,
    stage: null,
    hard: null,
    backup: null,
  });
  const cues = [
    cue(setUp.start, 'Load-in', 'build', null),
    ...sessions.map(({ id, title, start }) => cue(start, title, 'session', id)),
    cue(tearDown.start, 'Strike', 'strike', null),
  ];
  return {
    event: 'Meetup',
    timeZone,
    asOf: '2027-02-01',
    loadIn: { start: setUp.start, end: setUp.end },
    strike: { start: tearDown.start, end: tearDown.end, outBy: curfew },
    cues: cues.map((entry, index) => ({ no: index + 1, ...entry })),
    callSheet: [
      {
        date: '2027-03-11',
        role: 'Host',
        people: 1,
        callAt: '2027-03-11T18:00',
        releaseAt: '2027-03-11T21:30',
        reportTo: 'Event Planner',
      },
    ],
    contacts: [{ role: 'Owner of the event', name: 'Ola', contact: null, note: '' }],
    escalation: [{ step: 1, who: 'Ola', when: 'at once' }],
    decisions: [],
    notes: [],
    basis,
  };
}
