import { audienceNouns } from '../../knowledge/brief-lexicon.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { Clause, Segment } from './clauses.ts';
import { countPattern, toCount } from './number-words.ts';

export type Audience = NonNullable<EventBriefBody['audience']>;

export interface AudienceReading {
  audience: Audience | null;
  /** The size that the words give, where they give one. */
  fromText: { count: number; clause: Clause } | null;
  clauses: Clause[];
  assumption: string | null;
}

const sized = new RegExp(
  `(?:${countPattern}\\s?(?:-|to|bis|or|do)\\s?)?${countPattern}\\+?\\s+(?:(more|additional|further)\\s+)?((?:(?!(?:and|or|the|plus)\\s)[\\p{L}-]+\\s+){0,2}?)(${audienceNouns})(?![\\p{L}])([^,;.\\d]{0,30})`,
  'giu',
);
/** "Audience: 200", as forms and tables say it. */
const labelled = new RegExp(
  `^(?:(?:expected|planned|estimated)\\s+)?(?:(?:number|count) of\\s+)?(?:audience|attendance|head-?count|pax|${audienceNouns})(?:\\s+size)?\\s*[:=]\\s*(?:about|around|approx\\.?|ca\\.?|~)?\\s*${countPattern}\\+?[\\s.]*$`,
  'iu',
);
/** What a sender settles on after other numbers: "call it 20", "so 30 seats", "plan for 200", "25 en total". */
const settledOn = new RegExp(
  `(?:\\b(?:plan(?:ning)?|budgeting|cater(?:ing)?) for|\\bcall it|\\bplease take|\\bmake (?:it|that)|\\bto seat|\\bso|\\bdisons|\\bdigamos|\\brechne\\p{L}*(?: mal)? mit)\\s+(?:about |around |some )?${countPattern}(?![\\p{L}\\d-])(?!\\s+(?:vegan|vegetarian|tracks?|talks|sessions|rooms?|tables?|hours|minutes|days|quotes|holds|booths|euros?|pounds|dollars|cars|%))|${countPattern} (?:in total|en total|insgesamt|all together|altogether)`,
  'iu',
);
/** "Guest list will be around 150", "There will be 35 of us", "260 sitting down", "capacity 2,500". */
const loose = new RegExp(
  `\\b(?:guest list|attendance|footfall|crowd|head-?count|capacity|cupo)(?:\\s+\\p{L}+){0,3}?\\s*:?\\s+(?:about |around |some |roughly )?${countPattern}(?![\\p{L}\\d%])|${countPattern}(?:ish)?\\s+(?:of us|sitting down|seated|convives|comensales)(?![\\p{L}])|${countPattern}ish\\s+(?:${audienceNouns})`,
  'iu',
);
/** "A 180-person conference". */
const hyphenated = new RegExp(
  `${countPattern}-(?:person|people|seat|guest|delegate|attendee|head)(?![\\p{L}])`,
  'iu',
);
const partOnline = new RegExp(
  `${countPattern} of (?:them|whom|which) (?:[\\p{L}]+ ){0,2}(?:on-?line|remote|virtual)`,
  'iu',
);
const bareOnline = new RegExp(
  `${countPattern}\\s+(?:more\\s+)?(?:on-?line|en l[ií]nea|en ligne|à distance|a distancia|remotely|virtually|zdalnie)(?![\\p{L}])`,
  'iu',
);
const onlineWord = /\b(?:on-?line|remote(?:ly)?|virtual(?:ly)?|stream\w*|by video|at home)\b/i;
// A part of the audience, or other people: never the size of the event.
const subset =
  /\b(?:wheelchairs?|kosher|halal|vegan\w*|vegetarian\w*|gluten|allerg\w*|speakers?|sponsors?|exhibitors?|staff|crew|volunteers?|trainers?|vips?|children|kids|fast(?:s|ing)?|deaf|blind|donors?|tables? of|rounds of|per (?:table|room|session|group|person|head|guest|attendee|participant|pax|people)|pro person|par personne|por (?:persona|pessoa)|of (?:them|whom|which)|team of|committee|held|up to \d+ per|groups? of|winners?|companions?|observant|interpreters?|camping|tents?|beds?|overnight|parking|accommodation|two times)\b/i;

/** How many people, in the room and online. A size from a field comes first; words add the online part or stand alone. */
export function readAudience(
  segments: readonly Segment[],
  given: number | null,
  onlineOnly: boolean,
): AudienceReading {
  const reading: AudienceReading = { audience: null, fromText: null, clauses: [], assumption: null };
  let online = 0;
  let onlineOfTotal = 0;
  for (const clause of segments.flatMap((segment) => segment.clauses)) {
    const part = partOnline.exec(clause.text)?.[1];
    if (part !== undefined) {
      onlineOfTotal = toCount(part) ?? 0;
      reading.clauses.push(clause);
      continue;
    }
    const apart = bareOnline.exec(clause.text)?.[1];
    if (apart !== undefined) {
      online = Math.max(online, toCount(apart) ?? 0);
      reading.clauses.push(clause);
    }
    if (takeLabelled(reading, clause)) continue;
    for (const match of clause.text.matchAll(sized)) {
      const [whole, low, high = '', more, adjectives = '', noun = '', tail = ''] = match;
      const count = toCount(high);
      if (count === undefined || count < 1 || isYear(count, clause.text) || /^(?:an?|one)$/i.test(high))
        continue;
      if (onlineWord.test(`${adjectives}${noun}${tail}`) || (more && onlineWord.test(clause.text))) {
        online = Math.max(online, count);
        reading.clauses.push(clause);
      } else if (
        !subset.test(`${adjectives}${noun}${tail}`) &&
        !subset.test(clause.text.slice(0, match.index)) &&
        !reading.fromText
      ) {
        reading.fromText = { count, clause };
        reading.clauses.push(clause);
        if (low !== undefined)
          reading.assumption = `"${whole.trim()}" is planned as ${count}, the upper figure`;
      }
    }
  }
  if (given === null) settleOn(reading, segments);
  if (given === null && !reading.fromText) standIn(reading, segments);
  return {
    ...reading,
    audience: settle(given ?? reading.fromText?.count ?? null, online, onlineOfTotal, onlineOnly),
  };
}

/** "In 2025 and the people" counts nobody. */
const isYear = (count: number, text: string): boolean =>
  count >= 1990 &&
  count <= 2099 &&
  new RegExp(`(?<!\\d[,. ])\\b${count}\\b(?! (?:${audienceNouns}))`, 'iu').test(text);

/** A number that is settled on stands in place of the parts or the guesses before it. */
function settleOn(reading: AudienceReading, segments: readonly Segment[]): void {
  const told = segments
    .flatMap((segment) => segment.clauses)
    .flatMap((clause) => {
      const count = toCount(settledOn.exec(clause.text)?.slice(1).find(Boolean) ?? '');
      const isMoney = /[€£$]|\b(?:EUR|USD|GBP|euros?|pounds|dollars|pesos|rupees|zł)\b/iu.test(clause.text);
      return count && count > 4 && !isYear(count, clause.text) && !isMoney ? [{ count, clause }] : [];
    })
    .at(-1);
  if (!told) return;
  reading.fromText = told;
  reading.clauses.push(told.clause);
}

function takeLabelled(reading: AudienceReading, clause: Clause): boolean {
  const text = clause.text.trim();
  const size = labelled.exec(text) ?? hyphenated.exec(text) ?? loose.exec(text);
  const count = toCount(size?.slice(1).find(Boolean) ?? '');
  if (!count || isYear(count, text) || reading.fromText || subset.test(text)) return false;
  reading.fromText = { count, clause };
  reading.clauses.push(clause);
  return true;
}

const special = new RegExp(
  `${countPattern}\\s+(?:[\\p{L}-]+\\s+)?(?:children|kids|pupils|VIPs?|families|donors|teenagers|ambassadors|staff|crew|volunteers)\\b`,
  'iu',
);

/** Nothing but so many of somebody: "120 sellers". */
const bareGroup = new RegExp(
  `^(?:about|around|some|roughly|ca\\.?)?\\s*${countPattern}\\s+(?:\\p{Ll}[\\p{L}-]+\\s+){0,2}\\p{Ll}[\\p{L}-]+s$`,
  'u',
);
const things =
  /(?:talks|sessions|tracks|rooms|tables|booths|days|hours|weeks|months|minutes|workshops|breakouts|keynotes|panels|slots|stands|quotes|holds|buses|screens|laptops|nights|sites|venues|lectures|courses|lots|buildings|stages|drinks|breaks|classes|demos|posters|exhibits|awards|prizes|units|items|euros|pounds|dollars|rupees)$/i;

/** A group that is elsewhere a part of the audience is all of it where the brief counts nobody else. */
function standIn(reading: AudienceReading, segments: readonly Segment[]): void {
  for (const clause of segments.flatMap((segment) => segment.clauses)) {
    const match =
      special.exec(clause.text) ?? (things.test(clause.text) ? null : bareGroup.exec(clause.text));
    const count = match?.[1] === undefined ? undefined : toCount(match[1]);
    if (!match || count === undefined || count < 2) continue;
    reading.fromText = { count, clause };
    reading.clauses.push(clause);
    reading.assumption = `"${match[0]}" is read as the whole audience: no other number of people is given`;
    return;
  }
}

function settle(
  total: number | null,
  online: number,
  onlineOfTotal: number,
  onlineOnly: boolean,
): Audience | null {
  if (onlineOnly)
    return total === null && online === 0 ? null : { inPerson: 0, online: Math.max(total ?? 0, online) };
  if (total === null) return null;
  if (onlineOfTotal > 0 && onlineOfTotal <= total)
    return { inPerson: total - onlineOfTotal, online: onlineOfTotal };
  return { inPerson: total, online };
}
