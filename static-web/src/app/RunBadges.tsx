import type { EventView } from '../api/shapes.ts';
import { Badge } from '../ui/Badge.tsx';
import { spoken } from '../ui/sentences.ts';
import type { Tone } from '../ui/tones.ts';
import { awaitsItsDay, deciderWaitedFor, type Standing } from './awaits-its-day.ts';

type Status = EventView['status'];

/** A new status fails to compile until it is said how it looks. */
const looks: Record<Status, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'neutral' },
  running: { word: 'Agents at work', tone: 'accent' },
  waiting: { word: 'Waits for people', tone: 'warn' },
  blocked: { word: 'Blocked', tone: 'bad' },
  paused: { word: 'Paused', tone: 'neutral' },
  completed: { word: 'Completed', tone: 'good' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
  failed: { word: 'Failed', tone: 'bad' },
};

export function StatusBadge({ event }: { event: Standing }) {
  const { word, tone } = awaitsItsDay(event)
    ? ({ word: 'Ready', tone: 'good' } as const)
    : looks[event.status];
  const decider = deciderWaitedFor(event);
  return <Badge tone={tone}>{decider === undefined ? word : `Waits for ${spoken(decider)}`}</Badge>;
}

/** A rehearsal must never be taken for the event itself. */
export function RehearsalBadge({ event }: { event: Pick<EventView, 'execution'> }) {
  return event.execution === 'simulated' ? <Badge tone="rehearsal">Rehearsal</Badge> : null;
}
