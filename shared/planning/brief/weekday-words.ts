const to = String.raw`\s*(?:-|–|to|till|until|through)\s*`;
const short = String.raw`\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?\.?`;
const dayRange = new RegExp(`${short}${to}${short}(?![a-z])`, 'i');
const rangeAhead = new RegExp(`${short}${to}$`, 'i');

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** ISO weekdays that a text names: weekdays 1-5, weekend 6-7, or single days. */
export function weekdaysIn(text: string): number[] {
  if (/\b(?:week-?days?|working days?|business days?|werktag)/i.test(text)) return [1, 2, 3, 4, 5];
  if (/\bmidweek\b/i.test(text)) return [2, 3, 4];
  if (/\b(?:weekends?|wochenende)\b/i.test(text)) return [6, 7];
  const range = dayRange.exec(text);
  if (range?.[1] && range[2]) return daysFrom(isoDay(range[1]), isoDay(range[2]));
  return dayNames.flatMap((name, index) =>
    new RegExp(`\\b${name}s?\\b`, 'i').test(text) ? [index + 1] : [],
  );
}

const isoDay = (name: string) => dayNames.findIndex((day) => day.startsWith(name.toLowerCase())) + 1;

function daysFrom(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => ((first + step - 1) % 7) + 1);
}

/** "Monday to [Wednesday 7-9 June]": the weekday that a date's own is the end of, and the words. */
export function weekdayAhead(before: string): { weekday: number; text: string } | null {
  const match = rangeAhead.exec(before);
  return match?.[1] ? { weekday: isoDay(match[1]), text: match[0] } : null;
}
