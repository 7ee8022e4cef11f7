import { clock, day, unbroken } from './figures.ts';
import { instantWords } from './zones.ts';

const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?';
const dated = new RegExp(
  `${weekday}\\b(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}(?:(?::\\d{2}(?:\\.\\d+)?)?Z)?)?\\b`,
  'g',
);

/** `EUR 6,500.00` as figures write it; a fraction that says something stays. */
const roundAmount = /\b([A-Z]{3} -?\d[\d,]*)\.0{2,3}(?!\d)/g;

/** A sentence with its days as people read them: "on 2027-05-06" becomes "on Thu 6 May 2027". What is no day stays; an
 * instant is told by the reader's clock. */
export const readable = (sentence: string): string =>
  unbroken(
    sentence
      .replaceAll(roundAmount, '$1')
      .replaceAll(dated, (found, date: string, time: string | undefined) => {
        if (Number.isNaN(Date.parse(date))) return found;
        if (time?.endsWith('Z')) return instantWords(`${date}${time}`);
        return time ? `${day(date)}, ${clock(`${date}${time}`)}` : day(date);
      }),
  );

/** A word of the API at the head of a line: `catering_style` or `risk-status` becomes "Risk status". */
export function headed(word: string): string {
  const words = word
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const coined = /\b(?:vendor-contracts|final-go|vendor-manager|changes-requested)\b/g;

/** The API's own words without their hyphens. */
export const spoken = (line: string): string => line.replaceAll(coined, (word) => word.replaceAll('-', ' '));

/** A line of the feed or of a log: begun with a capital, and without the hyphens of the API's own words. */
export function logged(line: string): string {
  const words = spoken(readable(line));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
