import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

const size = 190_000;
/** Milliseconds of CPU: measured are 30 to 430, on a machine that had other work. */
const most = 1_500;
const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));

const hostile: readonly [name: string, text: string][] = [
  ['one clause', fill('word ')],
  ['one word', fill('a')],
  ['10,000 amounts', fill('EUR 1,234.50 ')],
  ['digits', fill('1 ')],
  ['nested brackets', `${'('.repeat(size / 2)}${')'.repeat(size / 2)}`],
  ['many dates', fill('12 May 2027, ')],
  ['many people', fill('40 people in 3 tracks; ')],
  ['capitals that could be names', fill('Ann Bee Cee Dee ')],
  ['commas', fill('a, ')],
];

/** CPU of this process while the work runs; the best of three, as the first run compiles. */
function cpuMs(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user } = process.cpuUsage(before);
    return user / 1000;
  });
  return Math.min(...times);
}

describe('a brief of 190 kB', () => {
  it.each(hostile)('of %s is read within the time that a request may take', (_name, text) => {
    const sent = { title: 'Long', text };
    expect(cpuMs(() => readSample(sent))).toBeLessThan(most);
    const { brief } = readSample(sent);
    expect(brief.notUnderstood.length).toBeLessThanOrEqual(201);
    expect(brief.constraints.length).toBeLessThan(2_000);
  });
});
