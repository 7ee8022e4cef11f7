import { currencyByCountry, townsThatAreWords } from '../../knowledge/places.ts';
import { type City, citiesNamed, countryNamed } from './gazetteer.ts';
import type { Segment } from './clauses.ts';
import { fold } from './source-text.ts';

export interface FoundPlace {
  city: string;
  country: string;
  timeZone: string;
  area?: string;
  /** Namesakes that fit nearly as well: ask instead of guessing. */
  rivals: readonly City[];
  segment: number;
  start: number;
  end: number;
  /** 3 after "in" and the like, 2 as a clause of its own, 1 as a capitalised word. */
  strength: number;
}

const name =
  /\p{Lu}[\p{L}'.]*(?:[ -](?:(?:de|la|el|del|do|da|am|an|der|of|the|upon|sur)[ -])?\p{Lu}[\p{L}'.]*){0,3}/gu;
const lead =
  /(?:^|[\s(])(?:in|at|near|downtown|central|around|outside|visit|city of|within|nach|em|en|à|a|w|we|do|city:|place:|location:|where:|venue:|centre of|center of|midtown)\s+(?:the |central |downtown |greater |inner |old |historic |east |west |north |south )?(?:the )?$/i;
const calendarWord =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|easter|christmas|ramadan|eid|day)$/;

/** Every city named in the sentences, strongest first, then in reading order. */
export function findPlaces(segments: readonly Segment[], hints: { country: string | null }): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (const segment of segments) {
    for (const match of segment.text.matchAll(name)) {
      const place = placeAt(segment, match.index, match[0], hints.country);
      if (place) found.push(place);
    }
  }
  return found.sort((a, b) => b.strength - a.strength || a.segment - b.segment || a.start - b.start);
}

function placeAt(segment: Segment, index: number, words: string, country: string | null): FoundPlace | null {
  for (const { text, offset } of shorterFirstToLast(words)) {
    const namesakes = calendarWord.test(text.toLowerCase()) ? [] : citiesNamed(text);
    if (namesakes.length === 0) continue;
    const at = index + offset;
    const strength = strengthOf(segment, at, text);
    const best = namesakes[0];
    if (!best || (strength === 1 && (best.population < 100_000 || townsThatAreWords.has(fold(text)))))
      continue;
    if (strength === 2 && townsThatAreWords.has(fold(text)) && words !== text) continue;
    return describe(
      segment,
      at,
      text,
      choose(namesakes, segment.text.slice(at + text.length), country),
      strength,
    );
  }
  return null;
}

/** "New York City Tech Week" -> the longest run of words first, then shorter runs from each start. */
function* shorterFirstToLast(words: string): Generator<{ text: string; offset: number }> {
  yield { text: words, offset: 0 };
  const starts = [0, ...[...words.matchAll(/[ -]/g)].map((match) => match.index + 1)];
  const ends = [...[...words.matchAll(/[ -]/g)].map((match) => match.index), words.length];
  for (let length = starts.length; length > 0; length -= 1) {
    for (let first = 0; first + length <= starts.length; first += 1) {
      const from = starts[first] ?? 0;
      yield { text: words.slice(from, ends[first + length - 1]).replace(/[.']$/, ''), offset: from };
    }
  }
}

function strengthOf(segment: Segment, at: number, text: string): number {
  if (lead.test(segment.text.slice(0, at))) return 3;
  const clause = segment.clauses.find(
    (part) => part.start <= segment.start + at && part.end >= segment.start + at + text.length,
  );
  const rest = clause ? clause.text.replace(text, '') : segment.text;
  if (/^[\s(),.:-]*$/.test(rest)) return 2;
  if (
    /^-\p{Lu}/u.test(segment.text.slice(at + text.length)) ||
    countryAfter(segment.text.slice(at + text.length))
  )
    return 2;
  return 1;
}

function countryAfter(rest: string): string | null {
  const match = /^\s?[,(]\s?(\p{Lu}[\p{L}. ]{1,25}?)(?=[,;.)]|$| on | in | for | from )/u.exec(rest);
  return match?.[1] ? countryNamed(match[1]) : null;
}

function choose(namesakes: readonly City[], rest: string, country: string | null): readonly City[] {
  const region = fold(
    /^\s?[,(]\s?(\p{L}[\p{L}.' ]{1,25}?)(?=[,;.)]|$| on | in | for | from )/u.exec(rest)?.[1] ?? '',
  );
  const byRegion = region
    ? namesakes.filter((city) => city.region === region || fold(city.regionCode) === region)
    : [];
  if (byRegion.length > 0) return byRegion.slice(0, 1);
  const wanted = countryAfter(rest) ?? country;
  const inCountry = wanted ? namesakes.filter((city) => city.country === wanted) : [];
  return inCountry.length > 0 ? inCountry.slice(0, 1) : namesakes;
}

function describe(
  segment: Segment,
  at: number,
  text: string,
  choice: readonly City[],
  strength: number,
): FoundPlace | null {
  const best = choice[0];
  if (!best) return null;
  const rivals = choice.filter(
    (city) => city.country !== best.country && city.population * 2 > best.population,
  );
  const after = segment.text.slice(at + text.length);
  const districts = districtsAfter(after);
  const area = districts?.names ?? areaOf(segment.text.slice(0, at), after);
  const city = fold(text) === fold(best.city) ? text : best.city;
  const end = at + text.length + (districts?.length ?? 0);
  const position = { segment: segment.segment, start: at, end, strength };
  return {
    city,
    country: best.country,
    timeZone: best.timeZone,
    ...(area ? { area } : {}),
    rivals,
    ...position,
  };
}

const district = String.raw`(?:(?:la|el|le|na)\s)?\p{Lu}[\p{L}'’-]+(?:\s(?:\p{Lu}[\p{L}'’-]+|de \p{Lu}[\p{L}'’-]+|\d{1,2})){0,2}`;
const orDistrict = String.raw`(?: (?:or|and|oder|lub|o|ou) (?:in |na )?${district}){0,3}`;
const preference = String.raw`(?:if possible|preferably|ideally|am liebsten|de préférence|de preferencia|de preferência|najlepiej)`;
/** Named after a preposition or a preference, or with an "or" that no region has. */
const districts = new RegExp(
  String.raw`^(?:, (?:${preference} )?(?:in|around|en|na|dans|near|near to|na zona de|close to) |, ${preference} (?:in |na zona de |na )?| \((?=[^)]* or )(?:in )?)(${district}${orDistrict})(?: side)?(?=[,;.)]|$)|^, (${district}(?: (?:or|oder|lub|o|ou) ${district}| or thereabouts| or nearby))(?=[,;.)]|$)`,
  'u',
);

/** "Berlin, in Mitte or Kreuzberg" and "Berlin (Mitte or Kreuzberg)" -> "Mitte or Kreuzberg", with the length of what says so. */
function districtsAfter(after: string): { names: string; length: number } | undefined {
  const [whole, first, second] = districts.exec(after) ?? [];
  const named = (first ?? second ?? '').replace(/ or (?:thereabouts|nearby)$/, '');
  return whole && areDistricts(named) ? { names: named, length: whole.length } : undefined;
}

function areDistricts(named: string): boolean {
  return named
    .split(/ (?:or|and|oder|lub|o|ou) (?:in |na )?/)
    .every((word) => !calendarWord.test(word.toLowerCase()) && !countryNamed(word));
}

/** "Berlin-Mitte or Kreuzberg" -> "Mitte or Kreuzberg"; "downtown Chicago" -> "downtown"; "near the city centre (Kraków)" -> "city centre". */
function areaOf(before: string, after: string): string | undefined {
  const suffix = /^-(\p{Lu}[\p{L}-]*(?: (?:or|and|oder|lub) \p{Lu}[\p{L}-]*)*)/u.exec(after)?.[1];
  if (suffix) return suffix;
  const prefix =
    /\b(downtown|midtown|central|old town|east|west|north|south|inner|(?:city|town) cent(?:re|er)|centre of|center of)\s*(?:of\s*)?\(?$/i.exec(
      before,
    )?.[1];
  return prefix?.toLowerCase();
}

/** The country that the brief names, or that its only unmistakable currency belongs to. */
export function countryHint(segments: readonly Segment[], currencies: readonly string[]): string | null {
  for (const segment of segments) {
    for (const match of segment.text.matchAll(
      /\b(?:in|,|from)\s+(?:the )?(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}]+){0,2})/gu,
    )) {
      const country = countryNamed(match[1] ?? '') ?? countryNamed((match[1] ?? '').split(' ')[0] ?? '');
      if (country) return country;
    }
  }
  const single = currencies.flatMap((currency) => {
    const owners = [...currencyByCountry].filter(([, code]) => code === currency).map(([country]) => country);
    return currency !== 'USD' && currency !== 'EUR' && owners.length > 0 ? owners.slice(0, 1) : [];
  });
  return single[0] ?? null;
}

/** "The venue has to be in Mitte or Kreuzberg", said of a city that is known, with the words that say it. */
export function districtsIn(text: string): { names: string; text: string } | undefined {
  const [whole, named = ''] =
    /\b(?:venue|place|location|house|hall)\b[^.;,]{0,40}? in (\p{Lu}[\p{L}-]+(?: (?:or|and|oder|lub) (?:in )?\p{Lu}[\p{L}-]+){0,3})(?=[.;,!]|$)/u.exec(
      text,
    ) ?? [];
  return whole && areDistricts(named) ? { names: named, text: whole } : undefined;
}
