/** Terms to propose to vendors; what a vendor signs may differ. Never legal advice: local law and the contract win. */
export type ContractKind =
  | 'venue'
  | 'catering'
  | 'talent'
  | 'travel'
  | 'service'
  | 'print'
  | 'stationery'
  | 'insurance'
  | 'order'
  | 'loan';

/** What is paid in full when it is booked, however small. Source: planner's judgement. */
export const paidWhenBooked: ReadonlySet<ContractKind> = new Set(['insurance', 'travel', 'stationery']);

/** What is ordered piece by piece, whatever it comes to. Source: planner's judgement. */
export const orderedSingly: ReadonlySet<ContractKind> = new Set(['travel', 'stationery']);

export interface PaymentStep {
  name: string;
  percent: number;
  /** Days before the event; null: at signing; negative: after it. */
  daysBefore: number | null;
  /** Rather than be paid with the one before, it may wait until so many days before the event. */
  latestDaysBefore?: number;
}

const judged = "planner's judgement";

/** 25/25/40/10. Source: planner's judgement within published 25-50 % at signing, balance 14-30 days before. */
const usualInstalments: readonly PaymentStep[] = [
  { name: 'deposit at signing', percent: 25, daysBefore: null },
  { name: 'second instalment', percent: 25, daysBefore: 90 },
  { name: 'balance', percent: 40, daysBefore: 30, latestDaysBefore: 14 },
  { name: 'final amount', percent: 10, daysBefore: -14 },
];

/** Whole US dollars, at the planning rate: from here on a contract paid in instalments. Source: planner's judgement. */
export const instalmentsFromUsd = 2_000;

/** Days between two instalments; one that would follow sooner is paid with the one before. Source: planner's judgement. */
export const instalmentGapDays = 7;

/** Steps without a source of their own: planner's judgement. */
export const paymentSteps: Readonly<Record<ContractKind, readonly PaymentStep[]>> = {
  venue: usualInstalments,
  catering: usualInstalments,
  service: usualInstalments,
  talent: [
    { name: 'deposit at signing', percent: 50, daysBefore: null },
    { name: 'balance by the event', percent: 50, daysBefore: 0 },
  ],
  travel: [{ name: 'in full when booked', percent: 100, daysBefore: null }],
  print: [
    { name: 'half with the order', percent: 50, daysBefore: 28 },
    { name: 'balance on delivery', percent: 50, daysBefore: 7 },
  ],
  stationery: [{ name: 'in full with the order', percent: 100, daysBefore: null }],
  insurance: [{ name: 'premium when bound', percent: 100, daysBefore: null }],
  order: [{ name: 'in full by the event', percent: 100, daysBefore: 0 }],
  loan: [{ name: 'nothing to pay', percent: 100, daysBefore: 0 }],
};

export interface CancellationStep {
  /** From so many days before the event on; null: from signing on. */
  daysBefore: number | null;
  percent: number;
}

/** What cancelling costs, in percent of the value. */
export const cancellationScales: Readonly<
  Record<ContractKind, { steps: readonly CancellationStep[]; source: string }>
> = {
  venue: {
    steps: [
      { daysBefore: null, percent: 25 },
      { daysBefore: 179, percent: 50 },
      { daysBefore: 89, percent: 65 },
      { daysBefore: 59, percent: 75 },
      { daysBefore: 29, percent: 90 },
    ],
    source: 'hotel contract samples: 50/65/75/85 % at 90+/89-60/59-30/<30 days',
  },
  catering: {
    steps: [
      { daysBefore: null, percent: 25 },
      { daysBefore: 89, percent: 50 },
      { daysBefore: 44, percent: 75 },
      { daysBefore: 30, percent: 100 },
    ],
    source: 'caterer terms: 65/75/85/100 %, deposit only before 90 days',
  },
  talent: {
    steps: [
      { daysBefore: null, percent: 50 },
      { daysBefore: 29, percent: 100 },
    ],
    source: judged,
  },
  travel: {
    steps: [
      { daysBefore: null, percent: 50 },
      { daysBefore: 3, percent: 100 },
    ],
    source: `${judged}: tickets are mostly not refunded, rooms are free until shortly before`,
  },
  service: {
    steps: [
      { daysBefore: null, percent: 25 },
      { daysBefore: 60, percent: 50 },
      { daysBefore: 29, percent: 75 },
      { daysBefore: 7, percent: 100 },
    ],
    source: judged,
  },
  print: {
    steps: [
      { daysBefore: 28, percent: 50 },
      { daysBefore: 21, percent: 100 },
    ],
    source: `${judged}: nothing before the order, everything once in production`,
  },
  stationery: {
    steps: [{ daysBefore: null, percent: 100 }],
    source: `${judged}: printed with the names and the day of one event`,
  },
  insurance: { steps: [{ daysBefore: null, percent: 100 }], source: `${judged}: a premium is not refunded` },
  order: { steps: [{ daysBefore: 2, percent: 100 }], source: `${judged}: free until two days before` },
  loan: { steps: [], source: judged },
};

export interface ContractClause {
  name: string;
  proposal: string;
  source: string;
  of: readonly ContractKind[];
}

const guides = 'venue contract guides';
const delivered: readonly ContractKind[] = ['venue', 'catering', 'service'];

/** Most important first: a level that shows fewer leaves out the last. */
export const contractClauses: readonly ContractClause[] = [
  {
    name: 'Force majeure',
    proposal:
      'Either side may end it without penalty when the event is illegal, impossible or unsafe to hold; deposits come back or are credited for 12 months.',
    source: guides,
    of: [...delivered, 'talent'],
  },
  {
    name: 'If the venue cancels',
    proposal:
      'All payments back in 14 days, the difference in price of a comparable venue, help in finding it.',
    source: guides,
    of: ['venue'],
  },
  {
    name: 'Food and drink minimum',
    proposal: 'At most 70 % of the expected turnover; a shortfall is owed at lost profit, not at turnover.',
    source: 'concession guides: 20 % allowable; damages below full revenue',
    of: ['venue', 'catering'],
  },
  {
    name: 'Final number',
    proposal:
      'Given 3 working days before; upward changes afterwards as far as possible, 5 % overset at no charge.',
    source: 'food and beverage guides: guarantee 72 hours to 4 working days before',
    of: ['catering'],
  },
  {
    name: 'Attrition',
    proposal:
      '80 % guaranteed, counted over all days, staged release 90, 60 and 30 days before, credit for what is sold again.',
    source: 'hotel guides: 80 %; cumulative is better than per night',
    of: ['venue'],
  },
  {
    name: 'Insurance and mutual indemnity',
    proposal: 'Liability certificates exchanged 14 days before; each side answers for its own people.',
    source: 'insurance guides',
    of: [...delivered, 'talent'],
  },
  {
    name: 'No relocation',
    proposal: 'Other rooms than those named only with written consent.',
    source: guides,
    of: ['venue'],
  },
  {
    name: 'Construction and noise',
    proposal: 'Notice of works 60 days before; free exit when they disturb the event.',
    source: guides,
    of: ['venue'],
  },
  {
    name: 'Own suppliers',
    proposal: 'Caterer and AV of the own choice without a fee, or the fee named now.',
    source: guides,
    of: ['venue'],
  },
  {
    name: 'Substitute',
    proposal: 'A named substitute of the same standing, or the fee back, when a person cannot come.',
    source: judged,
    of: ['talent', 'service'],
  },
  {
    name: 'Overtime',
    proposal: 'A rate per half hour fixed in the contract, only on order by the organiser.',
    source: guides,
    of: delivered,
  },
  {
    name: 'Re-booking credit',
    proposal: 'A cancellation fee counts towards an event within 12 months.',
    source: guides,
    of: ['venue', 'catering'],
  },
  {
    name: 'Prices',
    proposal: 'Fixed until the event; no automatic rise of service charges.',
    source: guides,
    of: delivered,
  },
  {
    name: 'Retention',
    proposal: 'A tenth is paid after the event, against the agreed service levels.',
    source: judged,
    of: delivered,
  },
];

export interface ServiceLevel {
  measure: string;
  target: string;
}

/** Percent of the day fee off for each breach. Source: planner's judgement. */
export const breachPercent = 5;

/** Measurable service levels by category, most important first. Source: planner's judgement. */
export const serviceLevels: Readonly<Record<string, readonly ServiceLevel[]>> = {
  venue: [
    { measure: 'Rooms open and set', target: '60 minutes before doors' },
    { measure: 'Wi-Fi throughput', target: 'at least 95 % of the contract, tested 2 hours before' },
    { measure: 'Cleaning of toilets and foyer', target: 'every 2 hours' },
    { measure: 'House technician at a fault', target: 'within 10 minutes' },
  ],
  catering: [
    { measure: 'Food and drink open', target: '5 minutes before each slot' },
    { measure: 'Labelled allergens and diets', target: 'every dish, before opening' },
    { measure: 'Longest queue', target: '10 minutes' },
  ],
  av: [
    { measure: 'Technician at a fault', target: 'within 3 minutes' },
    { measure: 'Spare microphone or projector in place', target: 'within 5 minutes' },
    { measure: 'Line check finished', target: '60 minutes before doors' },
  ],
  staff: [
    { measure: 'Posts filled', target: '100 % before doors' },
    { measure: 'Relief of an absent person', target: 'within 10 minutes' },
    { measure: 'First aid at the patient', target: 'within 3 minutes' },
  ],
  programme: [{ measure: 'Arrival before the own slot', target: '60 minutes' }],
  marketing: [{ measure: 'Delivery complete and as proofed', target: '7 days before' }],
  decor: [{ measure: 'Set-up finished', target: '2 hours before doors' }],
  access: [
    { measure: 'Caption or interpreter line tested', target: '60 minutes before doors' },
    { measure: 'Delay of captions', target: 'at most 4 seconds' },
  ],
};
