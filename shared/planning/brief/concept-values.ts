import type { BriefConcept } from '../../knowledge/brief-concepts.ts';
import { findTimeRange, findTimes } from './clock-times.ts';
import { dayIn, receptionTimes, speakerWindow } from './spoken-times.ts';
import { type Hit, some, type Value } from './value-parts.ts';
import { weekdaysIn } from './weekday-words.ts';
import { countPattern, findCount, toCount } from './number-words.ts';

type Reader = (hit: Hit) => Value;

const diet: Reader = ({ text, at, word }) => {
  const before = text.slice(0, at);
  const share = shareBefore(before) ?? shareAfter(text.slice(at + word.length));
  if (share !== undefined) return { share };
  const behind = findCount(
    text.slice(at),
    '^\\S+(?:\\s+[\\p{L}-]+){0,2}?\\s+(?:for|für|para|pour|dla)\\s+',
    '',
  );
  return some('count', lastCount(before, 4) ?? behind);
};

const access: Reader = ({ text }) => {
  const languages = [
    ...new Set(
      text.match(
        /\b(?:English|French|German|Spanish|Polish|Portuguese|Italian|Dutch|Arabic|Swahili|Ukrainian|Chinese|Mandarin|Japanese|Korean|Hindi|Turkish|Czech)\b/g,
      ) ?? [],
    ),
  ];
  const sign = /\b(?:ASL|BSL|LSF|PJM|LSQ)\b/.exec(text)?.[0];
  const purpose =
    /\bfor (?:the |all )?(keynotes?|plenar(?:y|ies)|talks|main stage|all sessions|opening)\b/i.exec(
      text,
    )?.[1];
  const all = sign ? [sign, ...languages] : languages;
  const anyOf =
    /\bhearing loops?\b[^,;]*\bor\b[^,;]*\bcaption|\bcaption\w*\b[^,;]*\bor\b[^,;]*\bhearing loop/i.test(text)
      ? ['hearing-loop', 'captions']
      : undefined;
  return { ...(all.length > 0 ? { languages: all } : {}), ...some('for', purpose), ...some('anyOf', anyOf) };
};

const counted: Reader = ({ text, at }) => some('count', lastCount(text.slice(0, at), 3));
const lengthIn = (text: string) =>
  findCount(text, '', '[- ]?min(?:ute)?s?\\b(?! (?:apart|away|walk|on foot|from))');
const timeValue: Reader = ({ text }) => some('time', findTimes(text)[0]?.time);

const readers: Partial<Record<BriefConcept, Reader>> = {
  'city-centre': ({ word }) => (/central$/i.test(word) ? {} : { area: word.toLowerCase() }),
  'step-free': ({ text }) =>
    some(
      'count',
      /wheel-?chair|rollstuhl|mobility/i.test(text)
        ? (findCount(text, '', '\\s+(?:\\p{L}+\\s+){0,3}?(?:wheel-?chairs?|rollst)') ??
            findCount(text, '', '\\s+(?:guests|people|attendees|participants)'))
        : undefined,
    ),
  'hearing-loop': access,
  captions: access,
  'sign-language': access,
  interpretation: access,
  vegetarian: diet,
  vegan: diet,
  halal: diet,
  kosher: diet,
  'gluten-free': diet,
  allergens: ({ text }) =>
    some(
      'names',
      text
        .match(/\b(?:nuts?|peanuts?|lactose|dairy|gluten|shellfish|egg|soy|sesame|fish)\b/gi)
        ?.map((name) => name.toLowerCase()),
    ),
  alcohol: ({ text }) =>
    some(
      'bar',
      /\b(?:full|open) bar\b/i.test(text)
        ? 'full'
        : /\bcash bar\b/i.test(text)
          ? 'cash'
          : /\b(?:wine|beer)\b/i.test(text)
            ? 'limited'
            : undefined,
    ),
  'live-online': ({ text }) =>
    some('count', findCount(text, '', '\\+?\\s+(?:\\p{L}+\\s+){0,3}?(?:on-?line|remote|virtual)')),
  tracks: ({ text, at }) => ({
    ...some('count', lastCount(text.slice(0, at), 2)),
    ...some('names', bracketNames(text)),
  }),
  talks: ({ text, at }) => ({
    ...some('count', lastCount(text.slice(0, at), 3)),
    ...some('minutes', lengthIn(text)),
  }),
  speakers: ({ word }) => some('count', findCount(word, '^', '')),
  keynote: keynoteValue,
  breakouts: ({ text, at }) => {
    const count = lastCount(text.slice(0, at), 2);
    const isRooms = /^\S+\s+rooms?/i.test(text.slice(at));
    return { ...some(isRooms ? 'rooms' : 'count', count), ...some('minutes', lengthIn(text)) };
  },
  labs: counted,
  panel: counted,
  awards: counted,
  'expo-booths': ({ text }) =>
    some('count', findCount(text, '', '[- ](?:\\p{L}+\\s)?(?:booths?|exhibitors?|stands?)')),
  'seated-dinner': ({ text }) =>
    some('tableSize', findCount(text, '(?:(?:rounds|tables) of|(?:tables rondes|mesas redondas) de) ', '')),
  reception: ({ text, at }) => ({
    ...some('day', dayIn(text)),
    ...some('part', /\b(morning|afternoon|evening)\b/i.exec(text)?.[1]?.toLowerCase()),
    kind: /^dinner/i.test(text.slice(at))
      ? 'dinner'
      : /\bpart(?:y|ies)\b/i.test(text)
        ? 'party'
        : 'reception',
    ...receptionTimes(text.slice(at)),
  }),
  'catering-style': ({ word }) => ({ style: word.toLowerCase() }),
  curfew: timeValue,
  doors: timeValue,
  children: counted,
  vip: counted,
  parking: counted,
  accommodation: counted,
  auction: ({ text }) =>
    some(
      'kinds',
      ['live', 'silent'].filter((kind) => new RegExp(`\\b${kind}\\b`, 'i').test(text)),
    ),
  'dress-code': ({ word }) => ({ code: word.toLowerCase() }),
  'procurement-quotes': ({ text }) =>
    some('count', findCount(text, '', '\\s+(?:\\p{L}+\\s+)?(?:quotes?|quotations?|bids|tenders|offers)')),
  internet: ({ text }) =>
    some(
      'mbps',
      findCount(text, '', '\\s?(?:mbit|mbps)') ?? scaled(findCount(text, '', '\\s?(?:gbit|gbps)')),
    ),
  laptops: ({ text }) =>
    some(
      'providedBy',
      /\b(?:provided|brought) by (?:the )?(\p{L}+)/iu.exec(text)?.[1] ??
        (/\b(?:own|BYOD|bring)\b/i.test(text) ? 'participants' : undefined),
    ),
  holds: ({ text, at, word }) => some('count', findCount(word, '', '') ?? lastCount(text.slice(0, at), 2)),
  sponsorship: ({ text }) => ({
    ...some('share', shareBefore(text)),
    ...some(
      'signed',
      /\b(?:not (?:yet )?(?:signed|confirmed)|unsigned|unconfirmed)\b/i.test(text)
        ? false
        : /\b(?:signed|confirmed)\b/i.test(text)
          ? true
          : undefined,
    ),
  }),
  'religious-observance': ({ text }) => ({
    observances: [
      ...new Set(
        text.match(
          /\b(?:Ramadan|Eid|Sabbath|Shabbat|Yom Kippur|Rosh Hashan\w+|Passover|Pesach|Sukkot|Hanukkah|Diwali|Holi|Lent|Good Friday|Easter|Orthodox Easter|Friday prayers?|Navratri|Vesak)\b/gi,
        ) ?? ['unspecified'],
      ),
    ],
  }),
  weekdays: ({ text }) => ({
    ...some('consecutive', findCount(text, '', '\\s+consecutive')),
    days: weekdaysIn(text),
  }),
  'session-length': ({ text }) => some('minutes', lengthIn(text)),
  'lunch-window': ({ text }) => findTimeRange(text) ?? some('from', findTimes(text)[0]?.time),
  'speaker-window': speakerWindow,
  buildings: ({ text }) => ({
    ...some('count', findCount(text, '', '\\s+(?:buildings|venues|sites|halls|campuses)')),
    ...some(
      'walkMinutes',
      /foot|walk/i.test(text) ? findCount(text, '', '[- ]?min(?:ute)?s?\\b') : undefined,
    ),
  }),
  'lead-time': ({ text }) => ({
    ...some('months', findCount(text, '', '\\s+months?')),
    ...some('weeks', findCount(text, '', '\\s+weeks?')),
  }),
  'satisfaction-target': ({ text }) =>
    some('nps', findCount(text, '\\bNPS\\s*(?:of|>=?|≥|:|at least|above)?\\s*', '')),
};

export function valueOf(concept: BriefConcept, hit: Hit): Value {
  return readers[concept]?.(hit) ?? {};
}

function keynoteValue({ text, at }: Hit): Value {
  const speaker = /\b((?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)/u.exec(
    text,
  )?.[1];
  const perDay = /\b(?:a|per|each|every) (?:day|morning)\b/i.test(text.slice(at))
    ? (lastCount(text.slice(0, at), 2) ?? 1)
    : undefined;
  const count = perDay === undefined ? lastCount(text.slice(0, at), 2) : undefined;
  return {
    ...some('count', count),
    ...some('perDay', perDay),
    ...some('minutes', lengthIn(text)),
    ...some('speaker', speaker),
  };
}

const fractions: Readonly<Record<string, number>> = {
  half: 0.5,
  'a half': 0.5,
  'a third': 0.33,
  'one third': 0.33,
  'two thirds': 0.67,
  'a quarter': 0.25,
  'three quarters': 0.75,
  most: 0.75,
  all: 1,
  everyone: 1,
  połowa: 0.5,
  hälfte: 0.5,
  mitad: 0.5,
};

function shareBefore(text: string): number | undefined {
  const percent = [...text.matchAll(/(\d{1,3})(?:[.,]\d+)?\s?(?:%|percent|per cent)/gi)].at(-1)?.[1];
  if (percent !== undefined && Number(percent) <= 100) return Number(percent) / 100;
  const word =
    /\b(two thirds|one third|a third|three quarters|a quarter|half|most|everyone|all)\b|połowa|hälfte|mitad/iu
      .exec(text)?.[0]
      ?.toLowerCase();
  return word === undefined ? undefined : fractions[word];
}

function shareAfter(text: string): number | undefined {
  const percent = /^(?:\s+\p{L}+){0,4}?\W{0,3}(?:for |about |approx\.? |~)?(\d{1,3})\s?%/iu.exec(text)?.[1];
  if (percent !== undefined) return Number(percent) / 100;
  const word = /^(?:.{0,12}?|(?:\s+\p{L}+){0,4}?\s+)(half|hälfte|mitad|połow[ay]|a third|a quarter)/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  return word === undefined ? undefined : (fractions[word] ?? 0.5);
}

/** The last count in `text` with at most `gap` words behind it: "30 [halal]", "60 [breakout]". */
function lastCount(text: string, gap: number): number | undefined {
  const match = [
    ...text.matchAll(
      new RegExp(`${countPattern}(?:[- ]?\\+)?((?:[\\s-]+[\\p{L}'-]+){0,${gap - 1}}[\\s-]*)$`, 'giu'),
    ),
  ].at(-1);
  if (
    match?.[1] === undefined ||
    /^an?$/i.test(match[1]) ||
    /\d|\b(?:and|for|per|each|speakers?|days?|hours?|minutes?|people|guests)\b/i.test(match[2] ?? '')
  )
    return undefined;
  return toCount(match[1]);
}

function bracketNames(text: string): string[] | undefined {
  const inside = /\(([^)]{3,200})\)/.exec(text)?.[1];
  const names = inside
    ?.split(/,| and |\//)
    .map((name) => name.trim())
    .filter(Boolean);
  return names && names.length > 1 ? names : undefined;
}

function scaled(gigabits: number | undefined): number | undefined {
  return gigabits === undefined ? undefined : gigabits * 1000;
}
