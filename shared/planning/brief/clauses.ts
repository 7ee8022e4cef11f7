import type { SourceText } from './source-text.ts';

/** A stretch of a source: a sentence ("segment") or a part of one ("clause"). Offsets are into `source.text`. */
export interface Clause {
  source: SourceText;
  text: string;
  start: number;
  end: number;
  /** Index of the sentence, unique over all sources. */
  segment: number;
}

export interface Segment extends Clause {
  clauses: Clause[];
}

/** Longer stretches are cut and more of them are left unread: a brief is a page or two, the rest is not planning input. */
const limits = { segmentLength: 600, segments: 600, clauses: 1_200 };

const abbreviations =
  /(?:^|[\s(])(?:incl|excl|inkl|exkl|zzgl|approx|ca|max|min|dr|mr|mrs|ms|prof|st|e\.g|i\.e|etc|vs|no|nr|ok|np|tys|mln|mio|mrd|std|ul|avg|est|dept|inc|ltd|co|rs|fr|sr|sra|mme|fri|sat|sun|mon|tue|wed|thu|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|a\.m|p\.m|u\.s|u\.k|[A-Z])$/i;

/** Splits every source into sentences and clauses, in order. `left` is the first text that was not read for length. */
export function splitSources(sources: readonly SourceText[]): { segments: Segment[]; left: SourceText[] } {
  const segments: Segment[] = [];
  const left: SourceText[] = [];
  let clauses = 0;
  for (const source of sources) {
    for (const [start, end] of segmentRanges(source.text)) {
      const range = trimmed(source.text, start, end);
      if (!range) continue;
      if (segments.length >= limits.segments || clauses >= limits.clauses) {
        if (!left.includes(source)) left.push(source);
        break;
      }
      const whole: Clause = { source, segment: segments.length, ...range };
      const own = clausesOf(whole);
      clauses += own.length;
      segments.push({ ...whole, clauses: own });
    }
  }
  return { segments, left };
}

function* segmentRanges(text: string): Generator<[number, number]> {
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const tooLong = at - start >= limits.segmentLength && /\s/.test(text[at] ?? '');
    const cut = tooLong || at - start >= 2 * limits.segmentLength;
    if (!cut && !endsSegment(text, at)) continue;
    yield [start, at];
    start = cut && !tooLong ? at : at + 1;
  }
  yield [start, text.length];
}

function endsSegment(text: string, at: number): boolean {
  const character = text[at];
  if (character === ';' || character === '\n' || character === '•' || character === '。') return true;
  if (character !== '.' && character !== '!' && character !== '?') return false;
  if (!/^\s?$/.test(text[at + 1] ?? '')) return false;
  if (character !== '.') return true;
  const before = text.slice(Math.max(0, at - 10), at);
  if (/\d$/.test(before) && /^\s\p{L}/u.test(text.slice(at + 1, at + 3)))
    return !/^\s(?:\p{Ll}|Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])/u.test(
      text.slice(at + 1, at + 6),
    );
  return !abbreviations.test(before);
}

/** Commas split, except inside numbers and inside brackets. */
function clausesOf(segment: Clause): Clause[] {
  const { source, text, start } = segment;
  const clauses: Clause[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += text.indexOf(')', at) > 0 ? 1 : 0;
    if (character === ')') depth = Math.max(0, depth - 1);
    const inNumber = /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
    const splits = at === text.length || (character === ',' && depth === 0 && !inNumber);
    if (!splits) continue;
    const range = trimmed(source.text, start + from, start + at);
    if (range) clauses.push({ source, segment: segment.segment, ...range });
    from = at + 1;
  }
  return clauses;
}

function trimmed(
  text: string,
  start: number,
  end: number,
): { text: string; start: number; end: number } | null {
  let from = start;
  let to = end;
  while (from < to && /[\s*·>-]/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return from < to ? { text: text.slice(from, to), start: from, end: to } : null;
}
