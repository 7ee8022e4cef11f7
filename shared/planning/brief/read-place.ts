import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { capitalZones } from '../../knowledge/places.ts';
import type { Segment } from './clauses.ts';
import { splitSources } from './clauses.ts';
import { type FoundPlace, countryHint, findPlaces } from './find-place.ts';
import { type City, citiesNamed, countryNamed } from './gazetteer.ts';
import { isTimeZone } from './local-time.ts';
import { findAmounts } from './money-grammar.ts';
import { toSource } from './source-text.ts';

export type Place = NonNullable<EventBriefBody['place']>;

export interface PlaceReading {
  place: Place | null;
  timeZone: string | null;
  /** Known or likely country, also where no city is. */
  country: string | null;
  /** Namesakes in other countries, where the words do not decide. */
  rivals: readonly City[];
  /** Every mention in the words, strongest first. */
  mentions: FoundPlace[];
}

/** The place from its field, else from the strongest mention in the words. An ambiguous name stays open. */
export function readPlace(submission: BriefSubmission, segments: readonly Segment[]): PlaceReading {
  const words = segments.filter(({ source }) => source.field !== 'place');
  const country = countryHint(segments, currenciesIn(segments));
  const mentions = findPlaces(words, { country });
  const given = submission.place === undefined ? null : placeFrom(submission.place, country);
  const best = mentions[0];
  const found = given ?? (best ? settle(best) : null);
  const zone = submission.timeZone && isTimeZone(submission.timeZone) ? submission.timeZone : null;
  if (!found)
    return {
      place: null,
      timeZone: zone,
      country: best?.rivals.length ? null : country,
      rivals: best ? withSelf(best) : [],
      mentions,
    };
  const { timeZone, ...place } = found;
  const area = place.area ?? mentions.find(({ city, area }) => city === place.city && area)?.area;
  return {
    place: { ...place, ...(area ? { area } : {}) },
    timeZone: zone ?? timeZone,
    country: place.country,
    rivals: [],
    mentions,
  };
}

/** A place given on purpose: a city that the gazetteer knows, or any town together with its country. */
export function placeFrom(
  value: NonNullable<BriefSubmission['place']>,
  hint: string | null,
): (Place & { timeZone: string }) | null {
  if (typeof value === 'string') {
    const { segments } = splitSources([toSource('place', value)]);
    const found = findPlaces(segments, { country: hint })[0];
    if (found) return settle(found);
    const [city = '', ...rest] = value.split(',').map((part) => part.trim());
    const country = rest.length > 0 ? countryNamed(rest.at(-1) ?? '') : null;
    return country
      ? placeFrom({ city, country }, hint)
      : citiesNamed(city)[0]
        ? placeFrom({ city }, hint)
        : null;
  }
  const country = value.country ? countryNamed(value.country) : null;
  if (value.country && !country) return null;
  const known =
    citiesNamed(value.city).find((city) => !(country ?? hint) || city.country === (country ?? hint)) ??
    (country ? undefined : citiesNamed(value.city)[0]);
  const area = value.area ? { area: value.area } : {};
  if (known) return { city: value.city, country: known.country, ...area, timeZone: known.timeZone };
  const zone = country ? capitalZones[country] : undefined;
  return country && zone ? { city: value.city, country, ...area, timeZone: zone } : null;
}

function settle(found: FoundPlace): (Place & { timeZone: string }) | null {
  if (found.rivals.length > 0) return null;
  const { city, country, timeZone, area } = found;
  return { city, country, timeZone, ...(area ? { area } : {}) };
}

function withSelf({ city, country, timeZone, rivals }: FoundPlace): City[] {
  return [{ city, country, timeZone, region: '', regionCode: '', population: 0 }, ...rivals];
}

function currenciesIn(segments: readonly Segment[]): string[] {
  return segments
    .flatMap(({ text }) => (/\d/.test(text) ? findAmounts(text, null) : []))
    .flatMap(({ currency }) => currency ?? []);
}
