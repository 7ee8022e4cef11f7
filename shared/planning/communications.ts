import type { Communication } from '../artifacts/communications-plan.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import {
  type CommunicationEntry,
  type CommunicationFeature,
  communications,
  type CommunicationSize,
  communicationSource,
  otherAudience,
  smallBelow,
} from '../knowledge/communications.ts';
import { messagesOf, rhythmOf, type TaskDays } from './communication-days.ts';
import { responsibleFor } from './owner-titles.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface CommunicationsAsk {
  map: StakeholderMapBody;
  tasks: TaskDays;
  timeline: Pick<TimelineBody, 'planningStart' | 'eventStart' | 'eventEnd' | 'milestones'>;
  calendar: WorkingCalendar;
  size: CommunicationSize;
  heads: number;
  isGala: boolean;
  features: ReadonlySet<CommunicationFeature>;
  params: CommunicationsParams;
}

export interface CommunicationsParams {
  /** Audiences that every event has, or all that apply. */
  audiences: 'essential' | 'all';
  /** Save the dates, last calls and reminders too. */
  reminders: boolean;
  /** A word of its own for groups inside an audience. */
  variants: boolean;
  escalation: boolean;
  languages: boolean;
}

/** Who is told what, when, by whom: the audiences of the map, and those that every event has. */
export function communicationLines(ask: CommunicationsAsk): Communication[] {
  const table: readonly CommunicationEntry[] = communications;
  const own = new Map(ask.map.audiences.map((audience) => [audience.id, audience]));
  const known = table.filter((entry) => applies(entry, ask)).map(ask.isGala ? atGala : (entry) => entry);
  const others = ask.map.audiences
    .filter(({ id }) => !known.some((entry) => entry.id === id))
    .map(({ id, name }): CommunicationEntry => ({ ...otherAudience, id, audience: name }));
  return [...known, ...others].map((entry) => lineOf(entry, own.get(entry.id), ask));
}

function atGala(entry: CommunicationEntry): CommunicationEntry {
  const { atGala: words, moments } = entry;
  if (!words) return entry;
  const said = moments.map((moment) => ({ ...moment, what: words.moments[moment.id] ?? moment.what }));
  return { ...entry, message: words.message, moments: said };
}

const ofTheMap: readonly string[] = [
  'attendees',
  'online',
  'speakers',
  'sponsors',
  'exhibitors',
  'staff',
  'authorities',
];

function applies(entry: CommunicationEntry, { map, heads, features, params }: CommunicationsAsk): boolean {
  if (ofTheMap.includes(entry.id)) return map.audiences.some(({ id }) => id === entry.id);
  if (!entry.essential && params.audiences === 'essential') return false;
  if (heads < (entry.minHeads ?? 0)) return false;
  return entry.needs === undefined || features.has(entry.needs);
}

function lineOf(
  entry: CommunicationEntry,
  audience: StakeholderMapBody['audiences'][number] | undefined,
  ask: CommunicationsAsk,
): Communication {
  const { params, size, timeline } = ask;
  const wanted = entry.moments.filter(({ kind }) => kind === 'essential' || params.reminders);
  const messages = messagesOf(wanted, ask);
  const rhythm = rhythmOf(entry.rhythm?.[size] ?? [], ask);
  const days = [...messages.map(({ on }) => on), ...rhythm.days].toSorted();
  const cadence = [rhythm.words, entry.onTrigger ?? '', countOf(messages.length)].filter(Boolean).join('; ');
  const small = ask.heads < smallBelow && entry.id === 'approvers';
  return {
    audienceId: entry.id,
    audience: small ? 'Owner, helpers and the house' : (audience?.name ?? entry.audience),
    size: audience?.size ?? null,
    channel: entry.channel,
    cadence: cadence || 'when asked',
    message: entry.message,
    owner: responsibleFor(entry.owner, ask.map).owner,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    messages,
    variants: params.variants ? entry.variants.map((variant) => ({ ...variant })) : [],
    escalation: params.escalation ? entry.escalation : null,
    basis: {
      source: communicationSource,
      formula:
        'the day of the task that is the same act; else event days - days before (working days unless exact), not before planning start',
      inputs: { eventStart: timeline.eventStart, eventEnd: timeline.eventEnd, size },
    },
  };
}

function countOf(messages: number): string {
  return messages === 0 ? '' : messages === 1 ? '1 dated message' : `${messages} dated messages`;
}
