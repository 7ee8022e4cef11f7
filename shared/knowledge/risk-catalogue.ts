import type { TaskOwner } from './work-breakdown-task.ts';

/** What about an event switches a risk on or moves its probability. */
export type RiskFeature =
  | 'keynotes'
  | 'speakers'
  | 'hybrid'
  | 'sponsors'
  | 'international'
  | 'foreign-currency'
  | 'outdoor'
  | 'alcohol'
  | 'large'
  | 'children'
  | 'paid'
  | 'free'
  | 'short-lead'
  | 'first-edition'
  | 'over-500'
  | 'vip'
  | 'internal'
  | 'gathering';

export type RiskCategory =
  | 'venue'
  | 'attendance'
  | 'programme'
  | 'technical'
  | 'supplier'
  | 'health'
  | 'safety'
  | 'weather'
  | 'transport'
  | 'money'
  | 'legal'
  | 'schedule'
  | 'people';

export interface CatalogueRisk {
  id: string;
  title: string;
  category: RiskCategory;
  /** 1 to 5. */
  probability: number;
  impact: number;
  mitigation: string;
  /** Measurable, so that a rule can fire. */
  trigger: string;
  response: string;
  owner: TaskOwner;
  /** Applies from this many people. */
  minHeads?: number;
  /** Applies where one of these holds. */
  needs?: readonly RiskFeature[];
  /** Does not apply where one of these holds. */
  unless?: readonly RiskFeature[];
  /** Added to the probability where the feature holds. */
  adjust?: Readonly<Partial<Record<RiskFeature, number>>>;
}

/** Planner's judgement throughout; the method (probability x impact on 1 to 5) is standard event-safety practice. */
export const riskSource = "planner's judgement; rating = probability x impact";

export const riskCatalogue = [
  {
    id: 'R01',
    title: 'Venue withdraws or unusable',
    category: 'venue',
    probability: 1,
    impact: 5,
    mitigation: '2nd option held, venue-cancels clause, insurance',
    trigger: 'Written notice; safety closure',
    response: 'Activate 2nd option in 24 h; re-cost; notify',
    owner: 'venue-researcher',
  },
  {
    id: 'R02',
    title: 'Venue too small/large (forecast wrong)',
    category: 'venue',
    probability: 3,
    impact: 3,
    mitigation: 'Staged rooms, attrition release dates',
    trigger: 'Pace +-20 % of plan at T-8 wk',
    response: 'Release/extend rooms',
    owner: 'event-planner',
    minHeads: 60,
  },
  {
    id: 'R03',
    title: 'Low registrations',
    category: 'attendance',
    probability: 3,
    impact: 4,
    mitigation: 'Early bird, partners, kill criteria',
    trigger: '< 60 % of curve at T-8 wk',
    response: 'Campaign, cut scope, go/no-go',
    owner: 'marketing',
    adjust: { 'first-edition': 1 },
    unless: ['internal', 'gathering'],
  },
  {
    id: 'R04',
    title: 'No-shows above plan',
    category: 'attendance',
    probability: 3,
    impact: 2,
    mitigation: 'Reminders, small fee, waiting list',
    trigger: 'Day-1 check-in < 75 % by 10:30',
    response: 'Cut meals, close ranks in rooms',
    owner: 'logistics-coordinator',
    adjust: { free: 1 },
    unless: ['gathering'],
  },
  {
    id: 'R05',
    title: 'Keynote cancels',
    category: 'programme',
    probability: 2,
    impact: 4,
    mitigation: 'Contract, reserve speaker, recorded talk',
    trigger: 'No confirmation T-14 d / missed flight',
    response: 'Swap, tell audience in 2 h',
    owner: 'programme-chair',
    needs: ['keynotes'],
  },
  {
    id: 'R06',
    title: 'Speaker no-show (breakout)',
    category: 'programme',
    probability: 3,
    impact: 2,
    mitigation: 'Check-in desk T-60 min, stand-by list',
    trigger: 'Not in green room T-30 min',
    response: 'Stand-by or panel',
    owner: 'programme-chair',
    needs: ['speakers'],
  },
  {
    id: 'R07',
    title: 'AV failure main stage',
    category: 'technical',
    probability: 3,
    impact: 4,
    mitigation: 'Spares, rehearsal, technician',
    trigger: 'No signal 60 s',
    response: 'Switch to spare, MC fills 5 min',
    owner: 'logistics-coordinator',
    unless: ['gathering'],
  },
  {
    id: 'R08',
    title: 'Internet down/overloaded',
    category: 'technical',
    probability: 3,
    impact: 4,
    mitigation: 'Dedicated line + 5G backup, wired stage',
    trigger: 'Loss > 2 % or < 30 % of contract for 5 min',
    response: 'Fail over, shed guest SSID video',
    owner: 'logistics-coordinator',
    adjust: { hybrid: 1 },
    unless: ['gathering'],
  },
  {
    id: 'R09',
    title: 'Stream/platform outage',
    category: 'technical',
    probability: 2,
    impact: 4,
    mitigation: 'Second encoder and platform, recording',
    trigger: '30 s black',
    response: 'Backup link, mail viewers',
    owner: 'logistics-coordinator',
    needs: ['hybrid'],
    adjust: { hybrid: 1 },
  },
  {
    id: 'R10',
    title: 'Power loss',
    category: 'technical',
    probability: 2,
    impact: 4,
    mitigation: 'UPS, venue generator check',
    trigger: 'Outage > 30 s',
    response: 'Safe stop, hold, move block',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R11',
    title: 'Key supplier fails/insolvent',
    category: 'supplier',
    probability: 2,
    impact: 4,
    mitigation: '3 quotes kept warm, stage payments',
    trigger: 'Missed milestone 3 d; delivery > 60 min late',
    response: '2nd supplier, claim',
    owner: 'logistics-coordinator',
    minHeads: 60,
    adjust: { 'short-lead': 1 },
  },
  {
    id: 'R12',
    title: 'Caterer late/short',
    category: 'supplier',
    probability: 3,
    impact: 3,
    mitigation: 'Buffer 15 min, hygiene cert, overset',
    trigger: 'Not open at T-5 min',
    response: 'Vouchers/stand-by, shift session',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R13',
    title: 'Food allergy or poisoning',
    category: 'health',
    probability: 2,
    impact: 5,
    mitigation: 'Allergen matrix, labels, separate prep',
    trigger: 'First report',
    response: 'Medic, isolate dish, log, authority',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R14',
    title: 'Medical emergency',
    category: 'health',
    probability: 2,
    impact: 5,
    mitigation: 'First aid, AED < 3 min, map',
    trigger: 'Call',
    response: 'Medic 3 min, clear route, log',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R15',
    title: 'Fire/evacuation',
    category: 'safety',
    probability: 1,
    impact: 5,
    mitigation: 'Plan, marshals, drill brief',
    trigger: 'Alarm',
    response: 'Evacuate, roll call',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R16',
    title: 'Crowding/crush',
    category: 'safety',
    probability: 2,
    impact: 5,
    mitigation: 'Capacity counters, one-way routes',
    trigger: 'Room > 95 % or density > 3/m2',
    response: 'Stop entry, overflow room',
    owner: 'logistics-coordinator',
    minHeads: 200,
    adjust: { 'over-500': 1 },
  },
  {
    id: 'R17',
    title: 'Security threat/intruder/protest',
    category: 'safety',
    probability: 2,
    impact: 5,
    mitigation: 'Access control, police liaison',
    trigger: 'Report',
    response: 'Control room, lock/evacuate',
    owner: 'logistics-coordinator',
    minHeads: 200,
    adjust: { vip: 1 },
  },
  {
    id: 'R18',
    title: 'Severe weather, heat or wind',
    category: 'weather',
    probability: 2,
    impact: 4,
    mitigation: 'Indoor option, structure limits, shade/water',
    trigger: 'Wind > 40 km/h watch, > 60 stop; lightning < 10 km; > 32 C',
    response: 'Hold / move / cancel by decision time',
    owner: 'logistics-coordinator',
    adjust: { outdoor: 2 },
  },
  {
    id: 'R19',
    title: 'Transport strike/disruption',
    category: 'transport',
    probability: 2,
    impact: 3,
    mitigation: 'Later start, online fallback, shuttles',
    trigger: 'Strike notice; > 30 % arrivals late',
    response: 'Shift start 30 min',
    owner: 'event-planner',
  },
  {
    id: 'R20',
    title: 'Budget overrun',
    category: 'money',
    probability: 3,
    impact: 3,
    mitigation: 'Reserve, change control, 3 quotes',
    trigger: 'CPI < 0.95 or forecast > 103 %',
    response: 'Reallocation options',
    owner: 'budget-analyst',
  },
  {
    id: 'R21',
    title: 'Sponsor income short',
    category: 'money',
    probability: 3,
    impact: 4,
    mitigation: 'Count signed only, tiered scope',
    trigger: '< 50 % signed at T-12 wk',
    response: 'Drop tier scope',
    owner: 'budget-analyst',
    needs: ['sponsors'],
  },
  {
    id: 'R22',
    title: 'Currency/tax surprise',
    category: 'money',
    probability: 2,
    impact: 3,
    mitigation: 'Pay in event currency, tax adviser',
    trigger: 'Rate +-5 %; VAT query',
    response: 'Hedge/adjust',
    owner: 'budget-analyst',
    needs: ['international', 'foreign-currency'],
  },
  {
    id: 'R23',
    title: 'Contract attrition / minimum penalty',
    category: 'venue',
    probability: 3,
    impact: 3,
    mitigation: '80 % floors, release dates',
    trigger: 'Pick-up < 80 % at cut-off',
    response: 'Release, promote block',
    owner: 'venue-researcher',
    minHeads: 100,
  },
  {
    id: 'R24',
    title: 'Permit or licence late/refused',
    category: 'legal',
    probability: 2,
    impact: 5,
    mitigation: 'Apply early, weekly chase',
    trigger: 'Not granted at T-4 wk',
    response: 'Modify, alternative site',
    owner: 'logistics-coordinator',
    needs: ['outdoor', 'alcohol', 'large'],
    adjust: { 'short-lead': 1 },
  },
  {
    id: 'R25',
    title: 'Holiday/rival event/religious clash',
    category: 'schedule',
    probability: 2,
    impact: 3,
    mitigation: 'Date check at M1',
    trigger: 'Found on calendar',
    response: 'Move date or adapt',
    owner: 'event-planner',
  },
  {
    id: 'R26',
    title: 'Schedule slip on critical path',
    category: 'schedule',
    probability: 3,
    impact: 3,
    mitigation: 'Buffers, weekly review',
    trigger: 'Slip > 10 % or float < 0',
    response: 'Crash/parallel/scope',
    owner: 'event-planner',
    adjust: { 'short-lead': 1 },
    unless: ['gathering'],
  },
  {
    id: 'R27',
    title: 'Key person ill/leaves',
    category: 'schedule',
    probability: 3,
    impact: 3,
    mitigation: 'Deputies, run book',
    trigger: 'Absent > 2 d',
    response: 'Deputy takes RACI',
    owner: 'event-planner',
  },
  {
    id: 'R28',
    title: 'Volunteers missing',
    category: 'supplier',
    probability: 3,
    impact: 2,
    mitigation: '+25 %, shifts, perks',
    trigger: '< 90 % at T-1 d',
    response: 'Temps from agency',
    owner: 'logistics-coordinator',
    minHeads: 60,
  },
  {
    id: 'R29',
    title: 'Data breach / privacy complaint',
    category: 'legal',
    probability: 2,
    impact: 4,
    mitigation: 'Minimum data, access roles, processor contract',
    trigger: 'Report',
    response: 'Contain, notify in 72 h (EU)',
    owner: 'event-planner',
  },
  {
    id: 'R30',
    title: 'Code-of-conduct incident',
    category: 'people',
    probability: 2,
    impact: 4,
    mitigation: 'Policy, trained team, log',
    trigger: 'Report',
    response: 'Respond in 15 min, record',
    owner: 'event-planner',
  },
  {
    id: 'R31',
    title: 'Access need not met',
    category: 'people',
    probability: 2,
    impact: 4,
    mitigation: 'Ask early, site check, budget line',
    trigger: 'Open need at T-2 wk',
    response: 'Fix or personal call',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R32',
    title: 'Contagious outbreak / health rule',
    category: 'health',
    probability: 2,
    impact: 4,
    mitigation: 'Ventilation, refund policy, hybrid',
    trigger: 'Authority notice',
    response: 'Scale, mask, online',
    owner: 'event-planner',
    minHeads: 60,
  },
  {
    id: 'R33',
    title: 'Reputational (speaker, sponsor)',
    category: 'people',
    probability: 2,
    impact: 3,
    mitigation: 'Vetting, statement ready',
    trigger: 'Press/social spike',
    response: 'Single spokesperson, 2 h',
    owner: 'marketing',
    minHeads: 60,
  },
  {
    id: 'R34',
    title: 'Equipment stolen/damaged',
    category: 'safety',
    probability: 2,
    impact: 2,
    mitigation: 'Insured, locked, inventory',
    trigger: 'Count gap',
    response: 'Replace, police, claim',
    owner: 'logistics-coordinator',
    minHeads: 60,
  },
  {
    id: 'R35',
    title: 'Child/lost person/vulnerable adult',
    category: 'safety',
    probability: 2,
    impact: 4,
    mitigation: 'Wristband, safe point, checked staff',
    trigger: 'Report',
    response: 'Lock exits watch, 10 min search',
    owner: 'logistics-coordinator',
    needs: ['children', 'outdoor'],
    adjust: { children: 1 },
  },
  {
    id: 'R36',
    title: 'Alcohol-related disorder',
    category: 'safety',
    probability: 2,
    impact: 3,
    mitigation: 'Food, measured pours, last call -45 min',
    trigger: '2 ejections/h',
    response: 'Slow/close bar',
    owner: 'logistics-coordinator',
    needs: ['alcohol'],
    adjust: { alcohol: 1 },
  },
  {
    id: 'R37',
    title: 'Visa refused for speaker',
    category: 'programme',
    probability: 2,
    impact: 3,
    mitigation: 'Letters at T-12 wk, remote slot',
    trigger: 'Not issued T-3 wk',
    response: 'Remote or swap',
    owner: 'programme-chair',
    needs: ['international'],
  },
  {
    id: 'R38',
    title: 'Ticket fraud / payment failure',
    category: 'money',
    probability: 2,
    impact: 2,
    mitigation: 'Reputable processor, QR once',
    trigger: 'Chargebacks > 1 %',
    response: 'Block, manual list',
    owner: 'budget-analyst',
    needs: ['paid'],
  },
] as const satisfies readonly CatalogueRisk[];

/** Who acts when the owner cannot. Planner's judgement. */
export const riskDeputies = {
  'event-planner': 'logistics-coordinator',
  'venue-researcher': 'event-planner',
  'budget-analyst': 'event-planner',
  'logistics-coordinator': 'event-planner',
  approver: 'event-planner',
  'programme-chair': 'event-planner',
  marketing: 'event-planner',
} as const satisfies Record<TaskOwner, TaskOwner>;

/** From this rating on a risk needs mitigation, trigger, response, owner and a contingency scenario. */
export const scenarioFromRating = 8;
/** From this residual rating on an open risk blocks until a person accepts it. */
export const blockingFromRating = 12;
