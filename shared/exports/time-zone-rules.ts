import { IANAZone } from 'luxon';

const minuteMs = 60_000;
/** Transitions of one zone lie more than a week apart in every year since 1980 (IANA time zone database). */
const stepMs = 7 * 24 * 60 * minuteMs;

/** A change of the clock: minutes east of UTC before and from `at` on (UTC milliseconds). */
interface Transition {
  at: number;
  from: number;
  to: number;
}

/** Whether the runtime knows the zone: 'Europe/Berlin'. */
export function isTimeZone(timeZone: string | null | undefined): timeZone is string {
  return (
    typeof timeZone === 'string' && /^[A-Za-z][\w+\-/]*$/.test(timeZone) && IANAZone.isValidZone(timeZone)
  );
}

/**
 * VTIMEZONE of RFC 5545 for an IANA zone, from the runtime's zone data: one observance for each change of the clock
 * between the two instants (UTC milliseconds), and one for what holds at the first.
 */
export function timeZoneRules(timeZone: string, fromMs: number, toMs: number): string {
  const zone = IANAZone.create(timeZone);
  const start = zone.offset(fromMs);
  const changes = [{ at: fromMs, from: start, to: start }, ...transitions(zone, fromMs, toMs)];
  const lines = ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...changes.flatMap(observance), 'END:VTIMEZONE'];
  return lines.join('\r\n');
}

function transitions(zone: IANAZone, fromMs: number, toMs: number): Transition[] {
  const found: Transition[] = [];
  for (let at = fromMs; at < toMs; at += stepMs) {
    const [before, after] = [zone.offset(at), zone.offset(at + stepMs)];
    if (before !== after) found.push({ at: changeWithin(zone, at, at + stepMs), from: before, to: after });
  }
  return found;
}

/** The first whole minute at which the offset of `late` holds. */
function changeWithin(zone: IANAZone, early: number, late: number): number {
  const after = zone.offset(late);
  let [low, high] = [Math.floor(early / minuteMs), Math.floor(late / minuteMs)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle * minuteMs) === after) high = middle;
    else low = middle;
  }
  return high * minuteMs;
}

/** RFC 5545 gives the onset in the local time that holds before it. */
function observance({ at, from, to }: Transition): string[] {
  const name = to > from ? 'DAYLIGHT' : 'STANDARD';
  const onset = new Date(at + from * minuteMs).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  return [
    `BEGIN:${name}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetWords(from)}`,
    `TZOFFSETTO:${offsetWords(to)}`,
    `END:${name}`,
  ];
}

/** 330 -> '+0530'. */
function offsetWords(minutes: number): string {
  const size = Math.abs(minutes);
  const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join('');
  return `${minutes < 0 ? '-' : '+'}${clock}`;
}
