import type { RunbookBody } from '../artifacts/runbook.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import { dayCues } from '../knowledge/run-of-show-cues.ts';
import { shifted } from './local-time.ts';
import type { CueRoles } from './runbook-roles.ts';

type Decision = RunbookBody['decisions'][number];

interface DecisionsAsk {
  schedule: Pick<ScheduleBody, 'days' | 'curfew' | 'setUp' | 'tearDown'>;
  roles: CueRoles;
  owner: string;
  outdoor: boolean;
  streamed: boolean;
  small: boolean;
}

type Day = ScheduleBody['days'][number];

/** Points at which somebody has to say yes or no, with what it depends on. Planner's judgement. */
export function decisionPoints(ask: DecisionsAsk): Decision[] {
  const { setUp, tearDown, days } = ask.schedule;
  const [from, to] = [setUp.start, tearDown.end];
  return days
    .flatMap((day) => [...beforeDoors(day, ask), ...fromStart(day, ask)])
    .map((decision) => ({ ...decision, at: decision.at < from ? from : decision.at > to ? to : decision.at }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function beforeDoors({ doors }: Day, { roles, owner, outdoor, small }: DecisionsAsk): Decision[] {
  const weather = {
    at: shifted(doors, -dayCues.weatherBeforeDoors),
    decision: 'Open, wait or move under cover',
    who: owner,
    criterion: 'measured wind, lightning and heat against the limits of the contingency plan',
    otherwise: 'hold doors and decide again in 30 minutes',
  };
  const open = {
    at: shifted(doors, -dayCues.goBeforeDoors),
    decision: 'Open doors',
    who: roles.planner,
    criterion: 'exits clear, first aid and security on post, sound and screen checked',
    otherwise: `hold at most ${dayCues.holdAtMost} minutes and tell the queue`,
  };
  return [...(outdoor ? [weather] : []), ...(small ? [] : [open])];
}

function fromStart({ opens, closes }: Day, { roles, streamed, small, schedule }: DecisionsAsk): Decision[] {
  const stream = {
    at: shifted(opens, -dayCues.streamBeforeStart),
    decision: 'Stream on air',
    who: roles.av,
    criterion: 'picture and sound seen on a viewer outside the house',
    otherwise: 'backup encoder, and a line to the viewers',
  };
  const start = {
    at: opens,
    decision: 'Start on time',
    who: roles.host,
    criterion: 'fewer than 30 % of those checked in still outside the room',
    otherwise: `start ${small ? 5 : dayCues.holdAtMost} minutes later and shorten the first break or pause`,
  };
  const leave = {
    at: closes,
    decision: 'Everybody leaves',
    who: roles.logistics,
    criterion: `house has to be empty by ${schedule.curfew?.slice(11) ?? 'the agreed time'}`,
    otherwise: 'lights up, music off, helpers walk people out',
  };
  return [...(streamed ? [stream] : []), start, ...(schedule.curfew ? [leave] : [])];
}
