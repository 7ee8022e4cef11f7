import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Timer } from '@azure/functions';
import type { RegisteredFunction } from '../../../../infra/local/function-runner.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import { startTimers, type TimerFront } from '../../../../infra/local/host/timer-front.ts';
import { timerSchedule } from '../../../../infra/local/host/timer-schedule.ts';
import { timerStatusFile } from '../../../../infra/local/host/timer-status-file.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';

const core = installFunctionsCore();
const { app } = await import('@azure/functions');
const runs: { timer: string; at: string; payload: Timer }[] = [];
let clock = testClock();
let finishSlow: (() => void)[] = [];
let failNext = false;

const note = (timer: string, payload: Timer) => runs.push({ timer, at: iso(), payload });
const iso = () => new Date(clock.now()).toISOString().slice(11, 19);

app.timer('hourly', {
  schedule: '0 0 * * * *',
  handler: (payload) => {
    note('hourly', payload);
    if (failNext) {
      failNext = false;
      throw new Error('once');
    }
  },
});
app.timer('slow', {
  schedule: '0 */10 * * * *',
  handler: async (payload) => {
    note('slow', payload);
    await new Promise<void>((resolve) => finishSlow.push(resolve));
  },
});
app.timer('eager', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  handler: (payload) => void note('eager', payload),
});
app.timer('unwatched', {
  schedule: '0 30 * * * *',
  useMonitor: false,
  handler: (payload) => void note('unwatched', payload),
});

const all = createFunctionRunner({ core, log: () => {} });
let file: string;
let started: TimerFront[];
let log: string[];

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'eods-timers-')), 'timers.json');
  clock = testClock('2026-01-05T09:15:00Z');
  started = [];
  log = [];
  runs.length = 0;
  finishSlow = [];
});
afterEach(async () => {
  for (const finish of finishSlow) finish();
  await Promise.all(started.map((timers) => timers.stop()));
});

function start(name: string, statuses = timerStatusFile(file)): TimerFront {
  const ofTrigger = (type: string) => all.ofTrigger(type).filter((fn) => fn.name === name);
  const timers = startTimers({
    functions: { ...all, ofTrigger },
    clock,
    statuses,
    log: (level, message) => log.push(`${level}: ${message}`),
  });
  started.push(timers);
  return timers;
}

const hour = 3_600_000;

describe('a timer function', () => {
  it('runs at each time of its schedule and hears of last and next', async () => {
    start('hourly');
    await clock.advance(2 * hour);
    expect(runs.map(({ at }) => at)).toEqual(['10:00:00', '11:00:00']);
    expect(runs[1]?.payload).toEqual({
      schedule: { adjustForDST: true },
      scheduleStatus: {
        last: '2026-01-05T10:00:00.000Z',
        lastUpdated: '2026-01-05T10:00:00.000Z',
        next: '2026-01-05T11:00:00.000Z',
      },
      isPastDue: false,
    });
  });

  it('goes on after a run that failed, and says so', async () => {
    failNext = true;
    start('hourly');
    await clock.advance(2 * hour);
    expect(runs).toHaveLength(2);
    expect(log).toEqual(['error: Timer hourly failed']);
  });

  it('that cannot be recorded runs no further until it can, and then goes on', async () => {
    const fronts = timerStatusFile(file);
    let full = false;
    const write: typeof fronts.write = (name, status) => {
      if (full) throw new Error('ENOSPC: no space left on device');
      fronts.write(name, status);
    };
    start('hourly', { ...fronts, write });
    full = true;
    await clock.advance(3 * hour);
    expect(runs.map(({ at }) => at)).toEqual(['10:00:00']);
    expect(log).toContain('error: Timer hourly waits: its last run cannot be recorded');
    full = false;
    await clock.advance(hour);
    expect(runs.map(({ at }) => at)).toEqual(['10:00:00', '13:00:00']);
  });

  it('never overlaps itself; what fell due meanwhile is left out', async () => {
    start('slow');
    await clock.advance(hour / 2);
    expect(runs.map(({ at }) => at)).toEqual(['09:20:00']);
    for (const finish of finishSlow.splice(0)) finish();
    await clock.advance(hour / 6);
    expect(runs.map(({ at }) => at)).toEqual(['09:20:00', '09:50:00']);
  });

  it('runs once when the host starts, if it asks for that', async () => {
    start('eager');
    await nextTurn();
    expect(runs.map(({ timer, payload }) => [timer, payload.isPastDue])).toEqual([['eager', false]]);
  });

  it('does not run after the stop, which waits for the run under way', async () => {
    const timers = start('slow');
    await clock.advance(hour / 6);
    let stopped = false;
    const stopping = timers.stop().then(() => (stopped = true));
    await nextTurn();
    expect(stopped).toBe(false);
    finishSlow.pop()?.();
    await stopping;
    await clock.advance(hour);
    expect(runs).toHaveLength(1);
  });
});

describe('a timer function after a downtime', () => {
  it('runs at once and is told that it is past due', async () => {
    await start('hourly').stop();
    clock = testClock('2026-01-05T12:20:00Z');
    start('hourly');
    await clock.advance(hour);
    expect(runs.map(({ at, payload }) => [at, payload.isPastDue])).toEqual([
      ['12:20:00', true],
      ['13:00:00', false],
    ]);
  });

  it('waits for its time if none was missed', async () => {
    await start('hourly').stop();
    clock = testClock('2026-01-05T09:50:00Z');
    start('hourly');
    await clock.advance(hour);
    expect(runs.map(({ at, payload }) => [at, payload.isPastDue])).toEqual([['10:00:00', false]]);
  });

  it('waits for its time if it is not monitored', async () => {
    await start('unwatched').stop();
    clock = testClock('2026-01-05T12:20:00Z');
    start('unwatched');
    await clock.advance(hour / 2);
    expect(runs.map(({ at, payload }) => [at, payload.isPastDue])).toEqual([['12:30:00', false]]);
  });
});

describe('a schedule', () => {
  const from = Date.parse('2026-01-05T09:15:00Z'); // a Monday
  const next = (expression: string) => new Date(timerSchedule(expression, from).next(from)).toISOString();

  it.each([
    ['*/5 * * * * *', '2026-01-05T09:15:05.000Z'],
    ['0 0 6 * * MON-FRI', '2026-01-06T06:00:00.000Z'],
    ['0 0 6 13 * 5', '2026-02-13T06:00:00.000Z'],
  ])('%s is next due at %s', (expression, expected) => {
    expect(next(expression)).toBe(expected);
  });

  it.each(['0 0 * * *', '00:05:00', '0 0 0 L * *', '0 0 0 * * 7', '0 0 0 31 2 *', '@daily', ''])(
    '%j is refused',
    (expression) => {
      expect(() => next(expression)).toThrow();
    },
  );

  it('may stand in a setting', () => {
    process.env['TIDY_SCHEDULE'] = '0 0 10 * * *';
    expect(next('%TIDY_SCHEDULE%')).toBe('2026-01-05T10:00:00.000Z');
    delete process.env['TIDY_SCHEDULE'];
    expect(() => next('%TIDY_SCHEDULE%')).toThrow('TIDY_SCHEDULE');
  });

  it('is refused at start with its text', () => {
    const trigger = { type: 'timerTrigger', direction: 'in', name: 'timer', schedule: 'daily' };
    const broken: RegisteredFunction = { name: 'broken', trigger, bindings: { timer: trigger } };
    const functions = { ...all, ofTrigger: () => [broken] };
    const statuses = timerStatusFile(file);
    expect(() => startTimers({ functions, clock, statuses, log: () => {} })).toThrow('"daily"');
  });
});
