import type { PriceId } from '../knowledge/unit-prices.ts';
import { demand, type DemandedItem, type ItemOptions } from './demanded-item.ts';
import type { EventFacts } from './event-facts.ts';
import { networkPlan } from './network.ts';
import { hourlyItem, type PaidHours } from './paid-hours.ts';
import { spaceProgramme } from './space.ts';
import { streamedRooms } from './staffing.ts';
import { toiletPlan } from './toilets.ts';

export function venueItems(facts: EventFacts, heads: number): DemandedItem[] {
  const { days, hoursPerDay } = facts;
  const totalM2 = facts.inPerson === 0 ? 0 : spaceProgramme(facts, heads).totalM2;
  const network = networkPlan(heads, streamedRooms(facts));
  const lines = demand('dedicated-line', 'fixed', network.lines, 'lines of 500 Mbit/s', {
    lines: network.lines,
    downMbit: network.downMbit.value,
  });
  if (facts.outdoor) {
    const toilets = toiletPlan(heads, facts.alcohol);
    return [
      demand('site-hire', 'per day', days + 2, 'days + 2 for set-up', { days }, { lent: facts.roomLent }),
      demand(
        'portable-toilet',
        'per day',
        toilets.count * days,
        'toilets by heads, more with alcohol, x days',
        { heads, days },
      ),
      lines,
    ];
  }
  // An evening or half day is hired at six tenths of a day.
  const share = hoursPerDay <= 4 ? 0.6 : 1;
  const setUpDays = setUpDaysOf(facts, heads);
  return [
    demand(
      'room-hire',
      'per m2-day',
      totalM2 * days * share,
      'm2 x days x share of a day',
      { m2: totalM2, days, share },
      { lent: facts.roomLent },
    ),
    demand(
      'setup-day-hire',
      'per m2-day',
      totalM2 * setUpDays,
      'm2 x set-up days',
      { m2: totalM2, setUpDays },
      { lent: facts.roomLent },
    ),
    lines,
  ];
}

/** Whole days before the event for which rooms are hired: an evening before it is not billed as one (planner's judgement). */
function setUpDaysOf({ eventType }: EventFacts, heads: number): number {
  return heads > 500 ? 2 : heads >= 200 && eventType !== 'gala' ? 1 : 0;
}

export function cateringItems({ meals, outdoor, days }: EventFacts, heads: number): DemandedItem[] {
  const meal = (price: PriceId, times: number, options?: ItemOptions) =>
    demand(
      price,
      'per attendee',
      heads * times,
      'heads (P80) x servings',
      { heads, servings: times },
      options,
    );
  return [
    meal('coffee-break', meals.coffeeBreaks),
    meal('lunch', meals.lunches),
    meal('canapes', meals.canapes, { optional: true }),
    meal('dinner', meals.dinners),
    meal('reception', meals.receptions, { optional: true }),
    meal('pizza-drinks', meals.pizza),
    demand('bar-hour', 'per attendee-hour', heads * meals.barHours, 'heads (P80) x hours', {
      heads,
      hours: meals.barHours,
    }),
    demand(
      'crew-meal',
      'per day',
      outdoor ? Math.ceil(heads / 25) * (days + 1) : 0,
      'heads / 25 crew x (days + 1)',
      { heads, days },
    ),
  ];
}

export function avItems(facts: EventFacts, heads: number, paid: readonly PaidHours[]): DemandedItem[] {
  const technicians = hourlyItem('av-technician', 'av-floater', paid);
  return [...stageItems(facts, heads), ...roomAvItems(facts, heads), technicians, ...streamItems(facts)];
}

/** From here on a main room has a stage set with operators instead of a projector. */
const stageFrom = 100;

function stageItems({ outdoor, days, ownScreen }: EventFacts, heads: number): DemandedItem[] {
  const stages = heads > 2000 ? 3 : heads > 1000 ? 2 : 1;
  const inputs = { heads, days, stages };
  if (outdoor) {
    return [
      demand('outdoor-stage', 'per day', stages * days, 'stages x days', inputs),
      demand('generator', 'per day', 2 * days, '2 x days', { days }),
    ];
  }
  const lent = { lent: ownScreen };
  return [
    demand('small-projector', 'per day', heads < 60 ? days : 0, 'days', { days }, lent),
    demand('main-stage-av', 'per day', heads >= stageFrom ? stages * days : 0, 'stage sets x days', inputs),
  ];
}

function roomAvItems(facts: EventFacts, heads: number): DemandedItem[] {
  const { days, tracks } = facts;
  const large = heads >= stageFrom;
  const lab = facts.handsOn && facts.eventType !== 'workshop' ? 1 : 0;
  const breakouts = Math.max(0, tracks - 1) + lab;
  const rooms = breakouts + (heads >= 60 && !large ? 1 : 0);
  const microphones = large ? breakouts : heads >= 30 ? 2 : 0;
  return [
    demand('breakout-av', 'per room-day', rooms * days, 'rooms x days', { rooms, days }),
    demand(
      'wireless-mic',
      'per day',
      microphones * days,
      'microphones x days',
      { microphones, days },
      { lent: facts.ownScreen },
    ),
  ];
}

function streamItems(facts: EventFacts): DemandedItem[] {
  const { days, tracks, online } = facts;
  const streamed = streamedRooms(facts);
  const recorded = facts.recording ? Math.max(0, tracks - streamed) : 0;
  return [
    demand('stream', 'per room-day', streamed * days, 'streamed rooms x days', { streamed, days }),
    demand('recording', 'per room-day', recorded * days, 'recorded rooms x days', { recorded, days }),
    demand('online-platform', 'per attendee', facts.hybrid ? online : 0, 'online attendees', { online }),
  ];
}
