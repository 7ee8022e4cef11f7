/** A time of day in a text. */
export interface FoundTime {
  time: string;
  start: number;
  end: number;
}

const timeOfDay =
  /(?<![\d.:])(?:(\d{1,2})(?::|h)(\d{2})(?!\d)\s?(am|pm|a\.m\.|p\.m\.)?|(\d{1,2})(?:\.(\d{2}))?\s?(am|pm|a\.m\.|p\.m\.|uhr|h(?![\p{L}\d]))|(?<=\b(?:by|until|till|at|before|after|from|to|um|bis|do|od|o|godziny|a las|às|à)\s)(\d{1,2})\.(\d{2})(?![\d.])|(noon|midday|midnight|mittag|mitternacht|południe|medianoche|minuit))(?![\p{L}\d])/giu;

/** Clock times, left to right: 22:00, 10pm, 10:30 pm, 18h30, 18 Uhr, "by 22.00", noon, midnight (00:00). "6-9pm" gives both. */
export function findTimes(text: string): FoundTime[] {
  const found: FoundTime[] = [];
  for (const match of spelledOutRange(text).matchAll(timeOfDay)) {
    const [whole, hour, minute, half, plainHour, plainMinute, suffix, dotHour, dotMinute, word] = match;
    const time = word
      ? /mid(?:night)|mitternacht|medianoche|minuit/i.test(word)
        ? '00:00'
        : '12:00'
      : toClock(
          Number(hour ?? plainHour ?? dotHour),
          Number(minute ?? plainMinute ?? dotMinute ?? 0),
          half ?? suffix,
        );
    if (time) found.push({ time, start: match.index, end: match.index + whole.length });
  }
  return found;
}

/** Two times joined by a dash or "to" (or "between .. and .."), the first such pair. */
export function findTimeRange(text: string): { from: string; to: string } | null {
  const plain = spelledOutRange(text);
  const times = findTimes(text);
  for (let index = 1; index < times.length; index += 1) {
    const [from, to] = [times[index - 1], times[index]];
    if (
      from &&
      to &&
      /^\s?(?:-|to|until|till|and|bis|do|a|à|às|hasta)\s?(?:las )?$/iu.test(plain.slice(from.end, to.start))
    ) {
      return { from: from.time, to: to.time };
    }
  }
  return null;
}

export interface ClockRange {
  from: string;
  to: string;
}

/** One clock time where the words around it say that it is one: "9", "9.30", "17:30", "5pm". */
export function clockTime(text: string): string | null {
  const word = /^\s*(?:(noon)|midnight)/i.exec(text);
  if (word) return word[1] ? '12:00' : '00:00';
  const match = /^\s*(\d{1,2})(?:[:.h](\d{2}))?\s?([ap]\.?m\.?)?/i.exec(text);
  return match ? toClock(Number(match[1]), Number(match[2] ?? 0), match[3]) : null;
}

/** Likewise two: "9 to 16", "9-17:30"; "9 to 5" ends in the afternoon. Null where it would be no stretch of a day. */
export function clockRange(text: string): ClockRange | null {
  const [first = '', second = ''] = spelledOutRange(text).split(/\s*(?:-|to|until|till|bis|do)\s*/i);
  const [from, to] = [clockTime(first), clockTime(second)];
  if (!from || !to) return null;
  const later = /^\d{1,2}$/.test(second.trim()) && to <= from && to < '12:00';
  const until = later ? toClock(Number(second), 0, 'pm') : to;
  return until === null || until === from ? null : { from, to: until };
}

/** "6-9pm" -> "6pm-9pm", so that both ends have a half of the day. */
function spelledOutRange(text: string): string {
  return text.replace(
    /(?<![\d:.])(\d{1,2}(?::\d{2})?)(\s?(?:-|to|until|till)\s?)(\d{1,2}(?::\d{2})?)\s?(am|pm)\b/gi,
    (_whole, from: string, dash: string, to: string, half: string) => {
      const crossesNoon =
        half.toLowerCase() === 'pm' &&
        Number.parseInt(from, 10) > Number.parseInt(to, 10) &&
        Number.parseInt(from, 10) !== 12;
      return `${from}${crossesNoon ? 'am' : half}${dash}${to}${half}`;
    },
  );
}

function toClock(hour: number, minute: number, suffix: string | undefined): string | null {
  const half = suffix?.toLowerCase().replace(/\./g, '');
  const isHalf = half === 'am' || half === 'pm';
  if (hour > (isHalf ? 12 : 24) || minute > 59) return null;
  const full = isHalf ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour % 24;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
