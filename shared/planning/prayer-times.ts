import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { weekday } from './calendar-date.ts';
import type { DayBlock, DayFrame } from './day-frame.ts';
import { clockMinutes } from './local-time.ts';

const friday = 5;
const timeRange = /\b(\d{1,2})[:.](\d{2})\s*(?:-|–|to|until|and)\s*(\d{1,2})[:.](\d{2})\b/i;

/** Days with the hours of prayer free that the brief asks for: a lunch at that time is stretched over them. */
export function withPrayers(
  frames: readonly DayFrame[],
  brief: Pick<EventBriefBody, 'constraints'>,
): DayFrame[] {
  const asked = prayersOf(brief).flatMap(({ text }) => {
    const range = rangeIn(text);
    return range ? [{ ...range, fridays: /\bfriday/i.test(text) }] : [];
  });
  return frames.map((frame) =>
    asked
      .filter(({ fridays, from, until }) => {
        const onDay = !fridays || weekday(frame.date) === friday;
        return onDay && from < until && from >= frame.start && until <= frame.end;
      })
      .reduce((left, { from, until }) => keptFree(left, from, until), frame),
  );
}

/** What has to be asked for, because the brief names prayers without their hours. */
export function prayerNotes(brief: Pick<EventBriefBody, 'constraints'>): string[] {
  return prayersOf(brief).some(({ text }) => !rangeIn(text))
    ? ['Times of prayer are asked for without hours: none are kept free until they are given.']
    : [];
}

function prayersOf(brief: Pick<EventBriefBody, 'constraints'>) {
  return constraintsOf(brief, 'religious-observance')
    .map(({ constraint }) => constraint)
    .filter(({ text }) => /\bprayers?\b/i.test(text));
}

function rangeIn(text: string): { from: number; until: number } | null {
  const found = timeRange.exec(text);
  if (!found) return null;
  const [, fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] = found;
  const clocks = [
    `${fromHour.padStart(2, '0')}:${fromMinute}`,
    `${untilHour.padStart(2, '0')}:${untilMinute}`,
  ];
  if (!clocks.every((clock) => /^([01]\d|2[0-3]):[0-5]\d$/.test(clock))) return null;
  const [from = 0, until = 0] = clocks.map(clockMinutes);
  return { from, until };
}

function keptFree(frame: DayFrame, from: number, until: number): DayFrame {
  const lunch = frame.blocks.find(({ kind, start, end }) => kind === 'meal' && start < until && from < end);
  const pause: DayBlock = lunch
    ? {
        id: lunch.id,
        kind: lunch.kind,
        title: 'Lunch and prayers',
        start: Math.min(lunch.start, from),
        end: Math.max(lunch.end, until),
      }
    : { id: 'prayers', kind: 'pause', title: 'Prayers', start: from, end: until };
  const others = frame.blocks.filter((block) => block !== lunch).map((block) => movedBehind(block, pause));
  return { ...frame, blocks: [...others, pause].sort((a, b) => a.start - b.start) };
}

/** A break that would run into it begins when it is over. */
function movedBehind(block: DayBlock, pause: DayBlock): DayBlock {
  const meets = block.start < pause.end && pause.start < block.end;
  return block.kind === 'break' && meets
    ? { ...block, start: pause.end, end: pause.end + block.end - block.start }
    : block;
}
