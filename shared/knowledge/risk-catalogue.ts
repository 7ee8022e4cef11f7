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
  /** Measurable, so that a rule can fire; "8 weeks before" (the event) moves with the weeks that are left. */
  trigger: string;
  /** Steps, parted by semicolons or commas. */
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
    mitigation: 'Second option held in writing; contract pays for a cancellation by the venue; insurance',
    trigger: 'Written notice of the venue, or closure by an authority',
    response: 'Take up the second option within 24 h; re-cost; tell everybody',
    owner: 'venue-researcher',
  },
  {
    id: 'R02',
    title: 'Venue too small/large (forecast wrong)',
    category: 'venue',
    probability: 3,
    impact: 3,
    mitigation: 'Rooms that can be added or given back until agreed dates',
    trigger: 'Registrations 20 % above or below plan 8 weeks before',
    response: 'Give back or add rooms',
    owner: 'event-planner',
    minHeads: 60,
  },
  {
    id: 'R03',
    title: 'Low registrations',
    category: 'attendance',
    probability: 3,
    impact: 4,
    mitigation:
      'Promotion through partners and own channels; number of people fixed below which the event changes',
    trigger: 'Fewer than 60 % of the planned registrations 8 weeks before',
    response: 'Extra campaign; smaller scope; go or no-go',
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
    mitigation: 'Reminders, waiting list, places given back in time',
    trigger: 'Day-1 check-in < 75 % by 10:30',
    response: 'Cut meals; close ranks in rooms',
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
    mitigation: 'Written agreement; reserve speaker; recorded talk ready',
    trigger: 'No confirmation 14 days before, or a missed flight',
    response: 'Put in the reserve; tell the audience within 2 h',
    owner: 'programme-chair',
    needs: ['keynotes'],
  },
  {
    id: 'R06',
    title: 'Speaker no-show (breakout)',
    category: 'programme',
    probability: 3,
    impact: 2,
    mitigation: 'Speakers check in 60 min before; stand-by list',
    trigger: 'Speaker not in the house 30 min before the slot',
    response: 'Stand-by speaker or a panel',
    owner: 'programme-chair',
    needs: ['speakers'],
  },
  {
    id: 'R07',
    title: 'AV failure main stage',
    category: 'technical',
    probability: 3,
    impact: 4,
    mitigation: 'Spare set, rehearsal, technician at the desk',
    trigger: 'No signal for 60 s',
    response: 'Switch to the spare set; the host fills 5 min',
    owner: 'logistics-coordinator',
    unless: ['gathering'],
  },
  {
    id: 'R08',
    title: 'Internet down/overloaded',
    category: 'technical',
    probability: 3,
    impact: 4,
    mitigation: 'Line for the event alone, mobile backup, stage on cable',
    trigger: 'Loss > 2 % or < 30 % of the contracted speed for 5 min',
    response: 'Switch to the backup line; block video on the guest network',
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
    mitigation: 'Second encoder and platform; recording on site',
    trigger: 'Picture black for 30 s',
    response: 'Send viewers to the backup link; mail them',
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
    mitigation: 'Backup supply (UPS) for network and stage; generator of the venue seen running',
    trigger: 'Outage longer than 30 s',
    response: 'Stop safely; hold the programme; move the block',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R11',
    title: 'Key supplier fails/insolvent',
    category: 'supplier',
    probability: 2,
    impact: 4,
    mitigation: 'Second-best quotes kept; payment by stages',
    trigger: 'Milestone missed by 3 days, or delivery more than 60 min late',
    response: 'Order from the second supplier; claim the loss',
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
    mitigation: '15 min of buffer, hygiene certificate, some portions in reserve',
    trigger: 'Food not open 5 min before the slot',
    response: 'Vouchers or a stand-by caterer; move the next session',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R13',
    title: 'Food allergy or poisoning',
    category: 'health',
    probability: 2,
    impact: 5,
    mitigation: 'List of allergens by dish, labels at the food, separate preparation',
    trigger: 'First report of a reaction',
    response: 'Call first aid; take the dish away; write it down; tell the authority',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R14',
    title: 'Medical emergency',
    category: 'health',
    probability: 2,
    impact: 5,
    mitigation: 'First aid on site, defibrillator within 3 min, map for the ambulance',
    trigger: 'First call for help',
    response: 'First aid there within 3 min; clear the way; write it down',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R15',
    title: 'Fire/evacuation',
    category: 'safety',
    probability: 1,
    impact: 5,
    mitigation: 'Evacuation plan, marshals, briefing before doors',
    trigger: 'Alarm or seen smoke',
    response: 'Evacuate; count heads at the meeting point',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R16',
    title: 'Crowding/crush',
    category: 'safety',
    probability: 2,
    impact: 5,
    mitigation: 'People counted at the doors, one-way routes',
    trigger: 'Room above 95 % of its capacity, or more than 3 people per m²',
    response: 'Stop entry; open the overflow room',
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
    mitigation: 'Access control; police informed before the event',
    trigger: 'First report of a threat or an intruder',
    response: 'Call the control room; lock or evacuate',
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
    mitigation: 'Indoor option, wind limits of every structure, shade and water',
    trigger: 'Wind > 40 km/h watch, > 60 km/h stop; lightning < 10 km; > 32 °C',
    response: 'Hold, move or cancel by the decision time',
    owner: 'logistics-coordinator',
    adjust: { outdoor: 2 },
  },
  {
    id: 'R19',
    title: 'Transport strike/disruption',
    category: 'transport',
    probability: 2,
    impact: 3,
    mitigation: 'Later start possible, online fallback, shuttles',
    trigger: 'Strike notice, or more than 30 % of arrivals late',
    response: 'Start 30 min later',
    owner: 'event-planner',
  },
  {
    id: 'R20',
    title: 'Budget overrun',
    category: 'money',
    probability: 3,
    impact: 3,
    mitigation: 'Contingency, approval of every change, competing quotes for large lines',
    trigger: 'Forecast above 103 % of the budget',
    response: 'Reallocate by the ranked savings',
    owner: 'budget-analyst',
  },
  {
    id: 'R21',
    title: 'Sponsor income short',
    category: 'money',
    probability: 3,
    impact: 4,
    mitigation: 'Only signed money is counted; scope in tiers',
    trigger: 'Less than 50 % signed 12 weeks before',
    response: 'Leave out the unfunded tier',
    owner: 'budget-analyst',
    needs: ['sponsors'],
  },
  {
    id: 'R22',
    title: 'Currency/tax surprise',
    category: 'money',
    probability: 2,
    impact: 3,
    mitigation: 'Contracts in the currency of the event, tax adviser asked',
    trigger: 'Rate moves by 5 %, or a tax query',
    response: 'Fix the rate or adjust the budget',
    owner: 'budget-analyst',
    needs: ['international', 'foreign-currency'],
  },
  {
    id: 'R23',
    title: 'Contract attrition / minimum penalty',
    category: 'venue',
    probability: 3,
    impact: 3,
    mitigation: 'Guarantees at 80 % of the number at most; dates on which rooms may be given back',
    trigger: 'Less than 80 % taken up at the cut-off date',
    response: 'Give back rooms; promote the rest',
    owner: 'venue-researcher',
    minHeads: 100,
  },
  {
    // Indoors, in a house that is licensed for events, little is left to be permitted.
    id: 'R24',
    title: 'Permit or licence late/refused',
    category: 'legal',
    probability: 1,
    impact: 5,
    mitigation: 'Applications in early, asked after every week',
    trigger: 'Not granted 4 weeks before',
    response: 'Change what needs the permit; use another site',
    owner: 'logistics-coordinator',
    needs: ['outdoor', 'alcohol', 'large'],
    adjust: { outdoor: 1, alcohol: 1, 'short-lead': 1 },
  },
  {
    id: 'R25',
    title: 'Holiday/rival event/religious clash',
    category: 'schedule',
    probability: 2,
    impact: 3,
    mitigation: 'Calendars of holidays, faiths and rival events checked before the dates are fixed',
    trigger: 'Found on a calendar',
    response: 'Move the date or adapt the programme',
    owner: 'event-planner',
  },
  {
    id: 'R26',
    title: 'Schedule slip on critical path',
    category: 'schedule',
    probability: 3,
    impact: 3,
    mitigation: 'Buffers in the plan, review every week',
    trigger: 'Slip > 10 %, or a critical task later than planned',
    response: 'Add people; do tasks in parallel; cut scope',
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
    mitigation: 'A deputy for every role, run book up to date',
    trigger: 'Away for more than 2 days',
    response: 'The deputy takes over',
    owner: 'event-planner',
  },
  {
    id: 'R28',
    title: 'Volunteers missing',
    category: 'supplier',
    probability: 3,
    impact: 2,
    mitigation: 'A quarter more helpers than needed, short shifts, thanks',
    trigger: 'Fewer than 90 % confirmed 1 day before',
    response: 'Temporary staff from an agency',
    owner: 'logistics-coordinator',
    minHeads: 60,
  },
  {
    id: 'R29',
    title: 'Data breach / privacy complaint',
    category: 'legal',
    probability: 2,
    impact: 4,
    mitigation: 'Only the data needed, access by role, contract with each processor',
    trigger: 'First report of a loss or a complaint',
    response: 'Contain it; tell the authority within 72 h where the law asks for it',
    owner: 'event-planner',
  },
  {
    id: 'R30',
    title: 'Code-of-conduct incident',
    category: 'people',
    probability: 2,
    impact: 4,
    mitigation: 'Published code, trained team, log',
    trigger: 'First report',
    response: 'Answer within 15 min; record it',
    owner: 'event-planner',
  },
  {
    id: 'R31',
    title: 'Access need not met',
    category: 'people',
    probability: 2,
    impact: 4,
    mitigation: 'Needs asked for at registration, walked at the site check, money set aside',
    trigger: 'A need still open 2 weeks before',
    response: 'Solve it, or call the person',
    owner: 'logistics-coordinator',
  },
  {
    id: 'R32',
    title: 'Contagious outbreak / health rule',
    category: 'health',
    probability: 2,
    impact: 4,
    mitigation: 'Ventilation, refund rules, people can follow online',
    trigger: 'Notice of the health authority',
    response: 'Fewer people; masks; online',
    owner: 'event-planner',
    minHeads: 60,
  },
  {
    id: 'R33',
    title: 'Reputational (speaker, sponsor)',
    category: 'people',
    probability: 2,
    impact: 3,
    mitigation: 'Speakers and sponsors checked beforehand; statement ready',
    trigger: 'Press or social-media enquiry',
    response: 'One spokesperson answers within 2 h',
    owner: 'marketing',
    minHeads: 60,
  },
  {
    id: 'R34',
    title: 'Equipment stolen/damaged',
    category: 'safety',
    probability: 2,
    impact: 2,
    mitigation: 'Insured, locked up, counted in and out',
    trigger: 'Something missing at the count',
    response: 'Replace it; tell the police; claim it',
    owner: 'logistics-coordinator',
    minHeads: 60,
  },
  {
    id: 'R35',
    title: 'Child/lost person/vulnerable adult',
    category: 'safety',
    probability: 2,
    impact: 4,
    mitigation: 'Wristbands, a safe meeting point, staff with checked records',
    trigger: 'First report',
    response: 'Watch the exits; search for 10 min; call the police',
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
    mitigation: 'Food with the drinks, measured pours, last call 45 min before the end',
    trigger: '2 people turned out within an hour',
    response: 'Serve slower; close the bar',
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
    mitigation: 'Invitation letters 12 weeks before, remote talk possible',
    trigger: 'Visa not issued 3 weeks before',
    response: 'Remote talk or another speaker',
    owner: 'programme-chair',
    needs: ['international'],
  },
  {
    id: 'R38',
    title: 'Ticket fraud / payment failure',
    category: 'money',
    probability: 2,
    impact: 2,
    mitigation: 'Payment provider with a name, each code admitted once',
    trigger: 'Chargebacks > 1 %',
    response: 'Block the card; list by hand',
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
