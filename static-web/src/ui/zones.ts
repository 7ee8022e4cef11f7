import { day } from './figures.ts';

/** The zone of whoever reads: it holds where no event has one. */
export const readersZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone to write in: the one given if the browser knows it, else the reader's own. */
function knownZone(zone: string | null | undefined): string {
  if (!zone) return readersZone();
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    // As it is given: a browser may know it by a name of former days.
    return zone;
  } catch {
    return readersZone();
  }
}

/** As people call it: `Europe/Berlin` is "Berlin time". */
export function zoneWords(zone: string | null | undefined): string {
  const name = knownZone(zone);
  if (name === 'UTC') return 'UTC';
  const place = name.split('/').slice(1).at(-1);
  return place && !name.startsWith('Etc/') ? `${place.replaceAll('_', ' ')} time` : name;
}

/** The local time `2027-05-20T14:05` of an instant. */
function localIn(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  // The Canadian short form is YYYY-MM-DD, HH:MM.
  return parts.format(instant).replace(', ', 'T');
}

/** The calendar day that the clocks of a place show. */
export const dayIn = (instant: Date, zone: string): string => localIn(instant, knownZone(zone)).slice(0, 10);

/** An instant to the minute, by the clocks of a place: "Thu 20 May 2027, 14:05 Berlin time". What is none stays. */
export function instantWords(text: string, zone?: string | null): string {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return text;
  const local = localIn(instant, knownZone(zone));
  return `${day(local)}, ${local.slice(11, 16)} ${zoneWords(zone)}`;
}

/** The instant at which the clocks of a place show `2027-05-20T14:05`, as ISO UTC text. What is no time stays. */
export function instantAt(local: string, zone?: string | null): string {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return local;
  // The offset at the guess may not be the one at the answer: the second look settles it.
  const offset = (at: number) => Date.parse(`${localIn(new Date(at), knownZone(zone))}Z`) - at;
  const guess = asUtc - offset(Math.floor(asUtc / 60_000) * 60_000);
  return new Date(asUtc - offset(Math.floor(guess / 60_000) * 60_000)).toISOString();
}
