import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import type { BriefConcept } from '../knowledge/brief-concepts.ts';
import { authoritiesFrom } from '../knowledge/communications.ts';
import { isMust, wants } from './brief-facts.ts';

type Audience = StakeholderMapBody['audiences'][number];

const speaking = {
  meetup: 'Speakers',
  workshop: 'Trainers',
  conference: 'Speakers',
  gala: 'Honourees, hosts and performers',
  festival: 'Artists',
  other: 'Speakers',
} as const;

/** Below this many people a private gathering has guests and a host, nobody else (planner's judgement). */
const privateBelow = 20;
const programmeIdeas = [
  'keynote',
  'talks',
  'panel',
  'breakouts',
  'labs',
  'band',
  'awards',
  'tracks',
] as const;

/** A few guests and a host, without a programme: a board dinner. */
export function isGathering(brief: EventBriefBody): boolean {
  const { audience, eventType } = brief;
  const ideas: readonly BriefConcept[] = programmeIdeas;
  return (
    audience !== null &&
    eventType === 'other' &&
    audience.inPerson + audience.online < privateBelow &&
    !ideas.some((idea) => wants(brief, idea))
  );
}

/** Everybody who will have to be told something. */
export function audiencesOf(brief: EventBriefBody): Audience[] {
  const { audience, eventType } = brief;
  const guests = eventType === 'gala' ? 'Guests' : eventType === 'workshop' ? 'Participants' : 'Attendees';
  const sponsors =
    brief.incomeGoals.some(({ kind }) => kind === 'sponsorship') ||
    brief.stakeholders.some(({ role }) => /sponsor|donor/i.test(role));
  const openAir = isMust(brief, 'outdoor') || eventType === 'festival';
  const [inPerson, online] = [audience?.inPerson ?? 0, audience?.online ?? 0];
  const onSite = inPerson > 0 || online === 0;
  const gathering = isGathering(brief);
  const rows: readonly (readonly [boolean, Audience])[] = [
    [
      onSite,
      who(
        'attendees',
        gathering ? 'Guests' : guests,
        'date, place, access, food, what to bring',
        audience?.inPerson,
      ),
    ],
    [online > 0, who('online', 'Online attendees', 'access link, time zone, how to ask questions', online)],
    [
      !gathering,
      who(
        'speakers',
        speaking[eventType ?? 'other'],
        'slot, technology, travel, contact on the day',
        constraintsOf(brief, 'speakers')[0]?.value.count,
      ),
    ],
    [sponsors, who('sponsors', 'Sponsors and donors', 'what they get, when, and the result')],
    [wants(brief, 'expo-booths'), who('exhibitors', 'Exhibitors', 'stand, power, load-in times')],
    [!gathering, who('staff', 'Staff and volunteers', 'role, shift, briefing, who to call')],
    [
      openAir || inPerson >= authoritiesFrom,
      who('authorities', 'Authorities and neighbours', 'plans, permits, noise and traffic times'),
    ],
  ];
  return rows.filter(([present]) => present).map(([, row]) => row);
}

function who(id: string, name: string, needs: string, size?: number): Audience {
  return { id, name, size: size ?? null, needs };
}
