import type { BriefConcept } from './brief-concepts.ts';

export interface RequirementPhrase {
  label: string;
  area:
    | 'venue'
    | 'access'
    | 'programme'
    | 'catering'
    | 'technology'
    | 'money'
    | 'safety'
    | 'people'
    | 'promotion';
  kind: 'functional' | 'non-functional';
  /** How one sees that it is met. */
  check: string;
}

const row = (
  label: string,
  area: RequirementPhrase['area'],
  kind: 'f' | 'n',
  check: string,
): RequirementPhrase => ({ label, area, kind: kind === 'f' ? 'functional' : 'non-functional', check });

/** How planners write down what a brief asks for. Source: planner's judgement. */
export const requirementPhrases: Readonly<Record<BriefConcept, RequirementPhrase>> = {
  'city-centre': row('Venue in the named part of town', 'venue', 'n', 'address lies in the area'),
  'near-transit': row('Venue near public transport', 'venue', 'n', 'at most 10 minutes on foot from a stop'),
  'step-free': row(
    'Step-free access to every room in use',
    'access',
    'n',
    'route, lift and toilet walked on a site visit',
  ),
  'hearing-loop': row(
    'Hearing loop on the main stage',
    'access',
    'n',
    'loop tested with a receiver before doors open',
  ),
  captions: row('Live captions', 'access', 'f', 'captioner booked, captions seen in the rehearsal'),
  'sign-language': row(
    'Sign-language interpreting',
    'access',
    'f',
    'interpreters booked, in pairs for long sessions',
  ),
  interpretation: row(
    'Simultaneous interpretation',
    'access',
    'f',
    'interpreters and booths booked for each language',
  ),
  'quiet-room': row('Quiet room', 'access', 'n', 'room on the floor plan, signed'),
  vegetarian: row('Vegetarian food', 'catering', 'f', 'count in the order to the caterer'),
  vegan: row('Vegan food', 'catering', 'f', 'count in the order to the caterer'),
  halal: row('Halal meals', 'catering', 'f', 'count and certificate in the order to the caterer'),
  kosher: row('Kosher meals', 'catering', 'f', 'count and certificate in the order to the caterer'),
  'gluten-free': row('Gluten-free food', 'catering', 'f', 'count in the order to the caterer'),
  allergens: row(
    'Allergens named and kept apart',
    'catering',
    'n',
    'allergen matrix and labels at every station',
  ),
  alcohol: row('Bar service', 'catering', 'f', 'licence or licensed caterer on record'),
  'no-alcohol': row('No alcohol served', 'catering', 'n', 'no alcohol in any order'),
  'free-entry': row('Free entry', 'promotion', 'n', 'no price on the event page'),
  'paid-entry': row('Paid tickets', 'promotion', 'f', 'ticket shop tested with a real payment'),
  av: row('AV equipment', 'technology', 'f', 'AV specification covered by the venue or a contract'),
  recording: row('Recording of sessions', 'technology', 'f', 'recording in the AV contract, speakers agreed'),
  hybrid: row(
    'Hybrid event: on site and online',
    'technology',
    'f',
    'stream and platform rehearsed end to end',
  ),
  streaming: row('Live stream', 'technology', 'f', 'stream rehearsed on the venue network'),
  'live-online': row('Online participation', 'technology', 'f', 'platform tested with the expected number'),
  tracks: row('Parallel tracks', 'programme', 'f', 'one room for each track in the schedule'),
  talks: row('Talks', 'programme', 'f', 'every talk has a slot, a room and a speaker'),
  speakers: row('Speakers', 'programme', 'f', 'every speaker has agreed and has a slot'),
  keynote: row('Keynote', 'programme', 'f', 'keynote has a plenary slot with nothing beside it'),
  breakouts: row('Breakout sessions', 'programme', 'f', 'every breakout has a slot and a room'),
  labs: row('Hands-on labs', 'programme', 'f', 'lab room with power and network at every seat'),
  panel: row('Panel discussion', 'programme', 'f', 'panel has a slot and a moderator'),
  'expo-booths': row('Exhibition', 'programme', 'f', 'booths on the floor plan, approved by the venue'),
  'poster-session': row('Poster session', 'programme', 'f', 'boards and a slot in the schedule'),
  'seated-dinner': row('Seated dinner', 'catering', 'f', 'seating plan complete, tables on the floor plan'),
  reception: row('Reception', 'programme', 'f', 'slot in the schedule, catering ordered'),
  'catering-style': row('Catering in the style asked for', 'catering', 'f', 'menu agreed with the caterer'),
  curfew: row(
    'Everybody out of the building in time',
    'venue',
    'n',
    'tear-down ends before the curfew in the schedule',
  ),
  doors: row('Doors open on time', 'programme', 'n', 'doors in the schedule'),
  outdoor: row('Outdoor site', 'venue', 'n', 'site plan, permits and a weather plan'),
  camping: row('Camping', 'venue', 'f', 'camping field with water and toilets on the site plan'),
  children: row('Children are welcome and safe', 'safety', 'n', 'safeguarding plan and checked staff'),
  vip: row('Care for VIPs', 'people', 'f', 'arrival plan with named hosts'),
  auction: row('Auction', 'programme', 'f', 'lots, auctioneer and payment ready'),
  awards: row('Awards and honours', 'programme', 'f', 'segment in the run of show for each honouree'),
  band: row('Live band', 'programme', 'f', 'band contracted, stage and power agreed'),
  dancing: row('Dancing', 'programme', 'f', 'dance floor on the floor plan'),
  fireworks: row('Fireworks', 'safety', 'f', 'permit and licensed operator on record'),
  valet: row('Valet parking', 'people', 'f', 'attendants booked, drop-off agreed'),
  parking: row('Parking', 'venue', 'n', 'spaces confirmed by the venue'),
  'dress-code': row('Dress code', 'promotion', 'n', 'dress code on the invitation'),
  swag: row('Giveaways', 'promotion', 'f', 'order placed in time'),
  'no-swag': row('No giveaways', 'promotion', 'n', 'no such line in the budget'),
  'procurement-quotes': row(
    'Competing quotes before a purchase',
    'money',
    'n',
    'quotes on record for each purchase above the threshold',
  ),
  'venue-cost-cap': row(
    'Venue within its own limit',
    'money',
    'n',
    'all-in venue cost at or below the limit',
  ),
  'per-head-cost': row('Cost per person within its limit', 'money', 'n', 'cost model divided by people'),
  power: row(
    'Reliable power, with a backup, at every seat that needs it',
    'technology',
    'n',
    'generator or UPS tested on site',
  ),
  internet: row(
    'Reliable internet with enough bandwidth',
    'technology',
    'n',
    'speed test on site under load',
  ),
  laptops: row('Laptops', 'technology', 'f', 'who brings them is in the joining instructions'),
  holds: row('Venue holds', 'venue', 'f', 'requested holds with rank and expiry'),
  'lent-venue': row('Room lent by a host', 'venue', 'f', 'the host agreed in writing, with hours and access'),
  sponsorship: row('Sponsorship', 'money', 'f', 'signed agreements; unsigned money counts for nothing'),
  'religious-observance': row(
    'Times and food fit religious observance',
    'people',
    'n',
    'dates, breaks and meals checked with participants',
  ),
  weekdays: row('Event on the weekdays asked for', 'programme', 'n', 'dates fall on those weekdays'),
  networking: row('Time to meet', 'programme', 'f', 'unscheduled time in the schedule'),
  'session-length': row(
    'Sessions of the length asked for',
    'programme',
    'n',
    'every session has it in the schedule',
  ),
  'lunch-window': row('Lunch at the time asked for', 'programme', 'n', 'no session in the lunch window'),
  'speaker-window': row('Speaker scheduled when available', 'programme', 'n', 'slot lies in the window'),
  buildings: row(
    'Several buildings close to each other',
    'venue',
    'n',
    'walk measured, gaps in the schedule allow it',
  ),
  accommodation: row('Accommodation', 'people', 'f', 'room block with cut-off date'),
  transport: row('Transport', 'people', 'f', 'transport plan with times and capacity'),
  security: row('Security', 'safety', 'f', 'guards booked by the ratio for the audience'),
  insurance: row('Insurance', 'safety', 'n', 'certificate on record two weeks before'),
  permits: row('Permits', 'safety', 'n', 'permits on record before the go decision'),
  sustainability: row('Low waste and emissions', 'venue', 'n', 'measures in the supplier contracts'),
  confidentiality: row('Confidentiality', 'people', 'n', 'agreements signed before anything is shared'),
  'lead-time': row('Work fits the time that is left', 'programme', 'n', 'timeline gate passes'),
  'satisfaction-target': row(
    'Attendee satisfaction',
    'people',
    'n',
    'survey after the event; not measured before',
  ),
};
