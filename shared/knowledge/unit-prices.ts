import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';
import { type BudgetCategory, spendingCategories } from './budget-shares.ts';

export interface UnitPrice {
  item: string;
  category: Exclude<BudgetCategory, 'contingency'>;
  unit: string;
  /** Whole or decimal US dollars in a mid-cost city, before tax and service: economy, standard, premium. */
  usd: readonly [number, number, number];
  source: string;
}

const judged = "planner's judgement";
const university = 'university catering price list 2019, adjusted';
const agency = 'event-agency price guides';

export const unitPrices = {
  'room-hire': { item: 'Room hire', category: 'venue', unit: 'm2-day', usd: [3, 7, 14], source: judged },
  'setup-day-hire': {
    item: 'Rooms on set-up days',
    category: 'venue',
    unit: 'm2-day',
    usd: [1.5, 3.5, 7],
    source: judged,
  },
  'day-delegate': {
    item: 'Day-delegate package (room, lunch, breaks)',
    category: 'venue',
    unit: 'person-day',
    usd: [45, 75, 120],
    source: judged,
  },
  'site-hire': {
    item: 'Outdoor site hire',
    category: 'venue',
    unit: 'day',
    usd: [1000, 3000, 8000],
    source: judged,
  },
  'portable-toilet': {
    item: 'Portable toilets',
    category: 'venue',
    unit: 'toilet-day',
    usd: [90, 130, 200],
    source: judged,
  },
  'dedicated-line': {
    item: 'Dedicated internet line',
    category: 'venue',
    unit: '500 Mbit/s line',
    usd: [500, 1500, 4000],
    source: judged,
  },
  'coffee-break': {
    item: 'Coffee break',
    category: 'catering',
    unit: 'person',
    usd: [6, 12, 18],
    source: judged,
  },
  lunch: { item: 'Lunch', category: 'catering', unit: 'person', usd: [18, 35, 55], source: university },
  dinner: {
    item: 'Seated dinner',
    category: 'catering',
    unit: 'person',
    usd: [45, 85, 150],
    source: university,
  },
  canapes: {
    item: 'Canapés before dinner',
    category: 'catering',
    unit: 'person',
    usd: [10, 18, 30],
    source: judged,
  },
  reception: {
    item: 'Reception',
    category: 'catering',
    unit: 'person',
    usd: [25, 45, 75],
    source: university,
  },
  'pizza-drinks': {
    item: 'Pizza and soft drinks',
    category: 'catering',
    unit: 'person',
    usd: [8, 11, 16],
    source: 'hackathon organisers: USD 8-10 a person',
  },
  'bar-hour': { item: 'Bar', category: 'catering', unit: 'person-hour', usd: [8, 14, 22], source: judged },
  'crew-meal': {
    item: 'Crew and artist meals',
    category: 'catering',
    unit: 'person-day',
    usd: [12, 20, 35],
    source: judged,
  },
  'small-projector': {
    item: 'Projector and screen, small room',
    category: 'av',
    unit: 'day',
    usd: [150, 250, 400],
    source: 'hotel price list 2018: USD 195 a day',
  },
  'breakout-av': {
    item: 'Breakout room AV',
    category: 'av',
    unit: 'room-day',
    usd: [350, 750, 1300],
    source: judged,
  },
  'main-stage-av': {
    item: 'Main stage AV with operators',
    category: 'av',
    unit: 'day',
    usd: [1800, 5000, 12000],
    source: judged,
  },
  'wireless-mic': {
    item: 'Wireless microphones',
    category: 'av',
    unit: 'microphone-day',
    usd: [60, 110, 180],
    source: judged,
  },
  'av-technician': {
    item: 'AV technicians',
    category: 'av',
    unit: 'hour',
    usd: [55, 80, 110],
    source: agency,
  },
  stream: {
    item: 'Stream with encoder and operator',
    category: 'av',
    unit: 'room-day',
    usd: [2000, 5000, 9000],
    source: judged,
  },
  recording: {
    item: 'Recording and editing',
    category: 'av',
    unit: 'room-day',
    usd: [300, 700, 1600],
    source: judged,
  },
  'online-platform': {
    item: 'Online platform',
    category: 'av',
    unit: 'online attendee',
    usd: [2, 5, 12],
    source: judged,
  },
  'outdoor-stage': {
    item: 'Outdoor stage, sound and light',
    category: 'av',
    unit: 'day',
    usd: [6000, 15000, 40000],
    source: judged,
  },
  generator: {
    item: 'Power and generators',
    category: 'av',
    unit: 'day',
    usd: [600, 1400, 3000],
    source: judged,
  },
  'keynote-fee': {
    item: 'Keynote fees',
    category: 'programme',
    unit: 'keynote',
    usd: [0, 1500, 6000],
    source: judged,
  },
  'speaker-travel': {
    item: 'Speaker travel and hotel',
    category: 'programme',
    unit: 'travelling speaker',
    usd: [150, 400, 900],
    source: judged,
  },
  'speaker-gift': {
    item: 'Speaker thank-you',
    category: 'programme',
    unit: 'speaker',
    usd: [5, 12, 30],
    source: judged,
  },
  'trainer-day': {
    item: 'Trainers',
    category: 'programme',
    unit: 'trainer-day',
    usd: [300, 700, 1500],
    source: judged,
  },
  materials: {
    item: 'Course materials',
    category: 'programme',
    unit: 'person',
    usd: [5, 15, 35],
    source: judged,
  },
  band: { item: 'Band', category: 'programme', unit: 'evening', usd: [3000, 6500, 15000], source: judged },
  'master-of-ceremonies': {
    item: 'Host or auctioneer',
    category: 'programme',
    unit: 'evening',
    usd: [500, 1500, 4000],
    source: judged,
  },
  'video-tributes': {
    item: 'Video tributes',
    category: 'programme',
    unit: 'event',
    usd: [1000, 4000, 12000],
    source: judged,
  },
  'mobile-bidding': {
    item: 'Mobile bidding platform',
    category: 'programme',
    unit: 'event',
    usd: [500, 2000, 5000],
    source: judged,
  },
  artists: { item: 'Artists', category: 'programme', unit: 'slot', usd: [400, 1500, 6000], source: judged },
  guard: { item: 'Security', category: 'staff', unit: 'hour', usd: [28, 40, 60], source: judged },
  temp: {
    item: 'Registration and floor staff',
    category: 'staff',
    unit: 'hour',
    usd: [18, 26, 35],
    source: judged,
  },
  'first-aider': { item: 'First aid', category: 'staff', unit: 'hour', usd: [30, 40, 60], source: judged },
  // Helpers are known by their badges: shirts are a giveaway, which nobody gets unasked.
  volunteer: {
    item: 'Volunteer meals',
    category: 'staff',
    unit: 'volunteer-day',
    usd: [8, 15, 25],
    source: judged,
  },
  valet: { item: 'Valet attendants', category: 'staff', unit: 'hour', usd: [18, 26, 35], source: judged },
  cleaning: {
    item: 'Cleaning and waste',
    category: 'staff',
    unit: 'person-day',
    usd: [0.5, 1, 2],
    source: judged,
  },
  badge: {
    item: 'Badges and lanyards',
    category: 'marketing',
    unit: 'badge',
    usd: [1.5, 4, 9],
    source: judged,
  },
  'name-sticker': {
    item: 'Name stickers',
    category: 'marketing',
    unit: 'sticker',
    usd: [0.1, 0.3, 0.8],
    source: judged,
  },
  'event-page': {
    item: 'Event page and reminders',
    category: 'marketing',
    unit: 'event',
    usd: [0, 15, 60],
    source: judged,
  },
  campaign: {
    item: 'Promotion',
    category: 'marketing',
    unit: 'registration',
    usd: [4, 10, 22],
    source: judged,
  },
  signage: {
    item: 'Signage and print',
    category: 'marketing',
    unit: '100 people',
    usd: [200, 500, 1500],
    source: judged,
  },
  invitation: {
    item: 'Printed invitations',
    category: 'marketing',
    unit: 'guest',
    usd: [3, 8, 18],
    source: judged,
  },
  photographer: {
    item: 'Photographer',
    category: 'marketing',
    unit: 'day',
    usd: [400, 1200, 3000],
    source: judged,
  },
  decor: {
    item: 'Decor, florals and lighting',
    category: 'decor',
    unit: 'guest',
    usd: [15, 35, 80],
    source: judged,
  },
  'booth-shell': {
    item: 'Expo booths: shell and power',
    category: 'decor',
    unit: 'booth',
    usd: [150, 350, 700],
    source: judged,
  },
  furniture: {
    item: 'Extra furniture',
    category: 'decor',
    unit: '100 people',
    usd: [100, 300, 800],
    source: judged,
  },
  'liability-insurance': {
    item: 'Public liability insurance',
    category: 'insurance',
    unit: 'event',
    usd: [277, 292, 302],
    source: 'small-business insurance comparison',
  },
  'cancellation-insurance': {
    item: 'Cancellation insurance',
    category: 'insurance',
    unit: '% of the lines',
    usd: [0, 0, 0],
    source: 'insurance brokers: 0.1-1.5 %',
  },
  permits: {
    item: 'Permits and licences',
    category: 'insurance',
    unit: 'event',
    usd: [150, 500, 1500],
    source: judged,
  },
  'outdoor-permits': {
    item: 'Event permit, engineer, noise and traffic plans',
    category: 'insurance',
    unit: 'event',
    usd: [2000, 6000, 15000],
    source: judged,
  },
  captions: { item: 'Live captions', category: 'access', unit: 'hour', usd: [60, 120, 180], source: judged },
  interpreter: {
    item: 'Interpreters',
    category: 'access',
    unit: 'interpreter-day',
    usd: [400, 700, 1000],
    source: judged,
  },
  'access-fund': {
    item: 'Access requests',
    category: 'access',
    unit: '100 people',
    usd: [30, 150, 400],
    source: judged,
  },
  shuttle: {
    item: 'Shuttle coaches',
    category: 'staff',
    unit: 'coach-day',
    usd: [600, 900, 1400],
    source: 'hackathon organisers',
  },
  'service-charge': {
    item: 'Service charge',
    category: 'catering',
    unit: '% of catering',
    usd: [0, 0, 0],
    source: 'caterers: 10-25 %, United States 22 %',
  },
} as const satisfies Record<string, UnitPrice>;

export type PriceId = keyof typeof unitPrices;
export type PriceTable = Readonly<Record<PriceId, UnitPrice>>;

const usd = z.number().min(0).max(10_000_000);
const row = z.strictObject({
  item: z.string().min(1).max(200),
  category: z.enum(spendingCategories),
  unit: z.string().min(1).max(60),
  usd: z
    .tuple([usd, usd, usd])
    .refine(
      ([low, middle, high]) => low <= middle && middle <= high,
      'Write economy <= standard <= premium.',
    ),
  source: z.string().min(1),
});

export const unitPriceTable = defineKnowledge({
  name: 'unit-prices',
  title: 'Unit prices',
  about:
    'US dollars in a mid-cost city before tax and service: [economy, standard, premium]. Prices of the price list of the organisation come first.',
  schema: z.strictObject(
    Object.fromEntries(Object.keys(unitPrices).map((id) => [id, row])) as Record<PriceId, typeof row>, // its own keys
  ),
  value: unitPrices as PriceTable, // widened: an organisation has other numbers
});

/** Countries whose houses and caterers quote service within the price. Source: planner's judgement. */
const serviceInPrice: ReadonlySet<string> = new Set(
  'AL AD AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA'.split(
    ' ',
  ),
);

/** Percent of catering as a line of its own: United States 22, Canada 15, elsewhere 12; none in Europe. */
export function serviceChargePercent(country: string): number {
  if (serviceInPrice.has(country)) return 0;
  return country === 'US' ? 22 : country === 'CA' ? 15 : 12;
}

export const cancellationInsuranceBasisPoints = 90;
