import { type AttendanceKind, type NoShowRates, noShowRateTable } from '../knowledge/attendance-rates.ts';
import { type Quantity, quantity } from '../kernel/basis.ts';
import type { EventFacts } from './event-facts.ts';

export interface AttendanceModel {
  kind: AttendanceKind;
  noShowPercent: number;
  /** Places to offer; a waiting list takes the rest. */
  registrations: Quantity;
  expected: Quantity;
  /** Heads that will not be exceeded in four of five cases: what catering and seats are planned on. */
  heads: Quantity;
  /** Spread for what-ifs: nine of ten cases lie between. */
  low: number;
  high: number;
}

export interface AttendanceAsk extends Pick<EventFacts, 'eventType' | 'inPerson' | 'paid' | 'internal'> {
  /** Legal or contract capacity of the room: never more people than this, whatever the no-show rate. */
  roomCapacity?: number;
  /** The product's where they are absent. */
  noShowRates?: NoShowRates;
}

function attendanceKind({ eventType, paid, internal }: Omit<AttendanceAsk, 'inPerson'>): AttendanceKind {
  if (internal) return 'internal';
  if (eventType === 'gala') return 'gala';
  return paid ? 'paid-in-person' : 'free-in-person';
}

/** Binomial: each registered person comes with probability 1 - rate; heads = mean + 0.84 standard deviations (P80). */
export function attendanceModel(ask: AttendanceAsk): AttendanceModel {
  const kind = attendanceKind(ask);
  const { percent: noShowPercent, source } = (ask.noShowRates ?? noShowRateTable.value)[kind];
  const cap = ask.roomCapacity ?? Number.POSITIVE_INFINITY;
  const target = Math.min(ask.inPerson, cap);
  const show = (100 - noShowPercent) / 100;
  const registrations = Math.ceil(target / show - 1e-9);
  const mean = registrations * show;
  const sd = Math.sqrt(mean * (1 - show));
  // Places are whole: what rounding them up adds is no further person who is expected.
  const expected = Math.min(target, Math.round(mean));
  const heads = Math.min(cap, Math.ceil(mean + 0.84 * sd - 1e-9));
  const inputs = {
    target,
    noShowPercent,
    ...(ask.roomCapacity === undefined ? {} : { roomCapacity: ask.roomCapacity }),
  };
  return {
    kind,
    noShowPercent,
    registrations: quantity(registrations, 'registrations', {
      source,
      formula: 'target / (1 - no-show rate), rounded up',
      inputs,
    }),
    expected: quantity(expected, 'people', {
      source,
      formula: 'registrations x (1 - no-show rate), at most the target',
      inputs: { target, registrations, noShowPercent },
    }),
    heads: quantity(heads, 'people', {
      source,
      formula: 'binomial mean + 0.84 standard deviations, at most the room capacity',
      inputs: { ...inputs, registrations, mean: round2(mean), standardDeviation: round2(sd) },
    }),
    low: Math.max(0, Math.floor(mean - 1.64 * sd)),
    high: Math.min(cap, registrations, Math.ceil(mean + 1.64 * sd)),
  };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
