import type { PriceId } from '../knowledge/unit-prices.ts';
import { demand, type DemandedItem, type PlannedNumbers } from './demanded-item.ts';
import type { EventFacts } from './event-facts.ts';
import { hourlyItem, type PaidHours, shiftsEach } from './paid-hours.ts';
import { staffingPlan, streamedRooms } from './staffing.ts';

/** Two of five speakers travel (planner's judgement); the rest are local. */
const travellingShare = 0.4;

export function programmeItems(facts: EventFacts): DemandedItem[] {
  const { eventType, sessions, keynotes, days, inPerson } = facts;
  const speakers =
    eventType === 'workshop' || eventType === 'gala' ? 0 : (facts.speakers ?? sessions + keynotes);
  const trainers = eventType === 'workshop' ? Math.ceil(inPerson / 20) : 0;
  const travel =
    eventType === 'conference' || facts.international ? Math.ceil(speakers * travellingShare) : 0;
  const gala = eventType === 'gala';
  return [
    demand('keynote-fee', 'per speaker', keynotes, 'keynotes', { keynotes }),
    demand('speaker-travel', 'per speaker', travel, 'speakers x travelling share', {
      speakers,
      travellingShare,
    }),
    demand(
      'speaker-gift',
      'per speaker',
      eventType === 'meetup' ? speakers : 0,
      'speakers',
      { speakers },
      { optional: true },
    ),
    demand('trainer-day', 'per day', trainers * (days + 1), 'trainers x (days + 1 for preparation)', {
      trainers,
      days,
    }),
    demand('materials', 'per attendee', trainers > 0 ? inPerson : 0, 'participants', { inPerson }),
    demand('band', 'fixed', facts.band ? 1 : 0, 'one band', {}, { optional: true }),
    demand('master-of-ceremonies', 'fixed', gala ? 1 : 0, 'one host', {}),
    demand('video-tributes', 'fixed', gala ? 1 : 0, 'one set', {}, { optional: true }),
    demand('mobile-bidding', 'fixed', facts.auction ? 1 : 0, 'one platform', {}, { optional: true }),
    demand('artists', 'per hour', eventType === 'festival' ? sessions : 0, 'slots', { sessions }),
  ];
}

const hourlyPrices: readonly (readonly [string, PriceId])[] = [
  ['registration', 'temp'],
  ['security', 'guard'],
  ['security-supervisor', 'guard'],
  ['first-aid', 'first-aider'],
  ['valet', 'valet'],
];

export function staffItems(facts: EventFacts, heads: number, paid: readonly PaidHours[]): DemandedItem[] {
  const hired = hourlyPrices.map(([role, price]) => ({ ...hourlyItem(price, role, paid), id: role }));
  const staff = staffingPlan(facts, heads);
  const volunteers = staff.find(({ role }) => role === 'volunteer')?.count ?? 0;
  const shifts = volunteers > 0 ? shiftsEach('volunteer', facts, heads) : 0;
  const helpers = heads < 60 ? 0 : volunteers * shifts;
  return [
    ...hired,
    demand('volunteer', 'per volunteer-day', helpers, 'volunteers at their posts x shifts of the days', {
      volunteers,
      shifts,
    }),
    demand('cleaning', 'per attendee-day', heads >= 100 ? heads * facts.days : 0, 'heads x days', {
      heads,
      days: facts.days,
    }),
  ];
}

export function marketingItems(facts: EventFacts, { heads, registrations }: PlannedNumbers): DemandedItem[] {
  const { eventType } = facts;
  const gala = eventType === 'gala';
  const small = heads < 60;
  const total = registrations + (facts.hybrid ? Math.ceil(facts.online / 5) : 0);
  const promoted = !small && !gala && !facts.internal;
  return [
    demand('event-page', 'fixed', small ? 1 : 0, 'one page', {}, { optional: true }),
    demand('name-sticker', 'per registration', small ? registrations : 0, 'registrations', { registrations }),
    demand(
      'badge',
      'per registration',
      small || gala || eventType === 'festival' ? 0 : registrations,
      'registrations',
      { registrations },
    ),
    demand('campaign', 'per registration', promoted ? total : 0, 'registrations, online ones at a fifth', {
      registrations,
      total,
    }),
    demand('signage', 'per attendee', small ? 0 : heads / 100, 'heads / 100', { heads }),
    demand('invitation', 'per attendee', gala ? registrations : 0, 'invited guests', { registrations }),
    demand(
      'photographer',
      'per day',
      heads >= 150 ? facts.days : 0,
      'days',
      { days: facts.days },
      { optional: true },
    ),
  ];
}

export function otherItems(facts: EventFacts, heads: number): DemandedItem[] {
  const { days, hoursPerDay } = facts;
  const gala = facts.eventType === 'gala';
  const captionRooms = facts.captionLanguages > 0 ? Math.max(1, streamedRooms(facts)) : 0;
  const interpreters = (facts.signLanguage ? 2 : 0) + facts.interpretedLanguages * 2;
  return [
    demand('decor', 'per attendee', gala ? heads : 0, 'guests', { heads }, { optional: true }),
    demand(
      'booth-shell',
      'per booth',
      facts.expoBooths,
      'booths',
      { booths: facts.expoBooths },
      { optional: true },
    ),
    demand('furniture', 'per attendee', heads >= 100 && !gala ? heads / 100 : 0, 'heads / 100', { heads }),
    demand('liability-insurance', 'fixed', heads >= 60 ? 1 : 0, 'one event', {}),
    demand('permits', 'fixed', heads >= 150 || facts.alcohol ? 1 : 0, 'one event', {}),
    demand('outdoor-permits', 'fixed', facts.outdoor ? 1 : 0, 'one event', {}),
    demand(
      'captions',
      'per hour',
      captionRooms * facts.captionLanguages * hoursPerDay * days,
      'rooms x languages x hours x days',
      { captionRooms, languages: facts.captionLanguages, hoursPerDay, days },
    ),
    demand('interpreter', 'per day', interpreters * days, 'interpreters x days', { interpreters, days }),
    demand('access-fund', 'per attendee', heads >= 60 ? heads / 100 : 0, 'heads / 100', { heads }),
    demand(
      'shuttle',
      'per day',
      facts.outdoor && heads >= 500 ? Math.ceil(heads / 400) * days : 0,
      'heads / 400 x days',
      { heads, days },
    ),
  ];
}
