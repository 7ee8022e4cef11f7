import type { TaskOwner } from './work-breakdown-task.ts';

/** What about an event switches an audience on beyond those of the stakeholder map. */
export type CommunicationFeature = 'vendors' | 'press' | 'on-site';

/** Events below `small` people need few words; conferences and festivals tell people earlier than evenings do. */
export type CommunicationSize = 'small' | 'evening' | 'conference';

export interface MessageMoment {
  id: string;
  /** Days before the first event day, by size; negative: after the last one. Absent for a size: not sent there. */
  days: Readonly<Partial<Record<CommunicationSize, number>>>;
  what: string;
  /** `essential` at every level; `full` and `reminder` from Intermediate on. */
  kind: 'essential' | 'full' | 'reminder';
  /** Goes out on exactly that day, whether it is a working day or not. */
  exact?: boolean;
  /** What every later day of the event hears in its place. */
  laterDays?: string;
  /** Nobody is told before this milestone of the timeline is reached. */
  notBefore?: 'venue-signed' | 'registration-open';
  /** The task that is the same act: where the plan has one of these, its day counts in place of `days`. */
  with?: ActOfPlan;
}

export interface ActOfPlan {
  /** Ids of the templates' tasks, and on which of its days the message goes out; the first that is planned counts. */
  tasks: Readonly<Record<string, 'start' | 'end'>>;
  /** So many working days before that. */
  before?: number;
}

export interface Rhythm {
  /** From so many weeks before the event; null: from the start of planning. */
  weeksBefore: number | null;
  every: 'monthly' | 'weekly' | 'twice a week' | 'daily';
}

export interface CommunicationEntry {
  /** An audience of the stakeholder map by its id, or one of its own. */
  id: string;
  audience: string;
  channel: string;
  message: string;
  owner: TaskOwner;
  /** Told at every level; others from Intermediate on. */
  essential: boolean;
  /** Only from this many people on site and online. */
  minHeads?: number;
  needs?: CommunicationFeature;
  rhythm?: Readonly<Partial<Record<CommunicationSize, readonly Rhythm[]>>>;
  moments: readonly MessageMoment[];
  /** Said when something happens and not on a day. */
  onTrigger?: string;
  escalation: string;
  variants: readonly { readonly for: string; readonly message: string }[];
  /** Its words at a gala, where guests answer an invitation and nobody speaks to slides; moments by their id. */
  atGala?: { readonly message: string; readonly moments: Readonly<Record<string, string>> };
}

export const communicationSource =
  "invitation-timing and event-marketing guides; audiences inside the team: planner's judgement";
/** Below this many people one row tells the owner, the helpers and the house. Planner's judgement. */
export const smallBelow = 60;
/** From this many people the authorities want to know, and the press may ask. Planner's judgement. */
export const authoritiesFrom = 500;
export const pressFrom = 300;

const meetings: Readonly<Record<CommunicationSize, readonly Rhythm[]>> = {
  small: [{ weeksBefore: null, every: 'weekly' }],
  evening: [
    { weeksBefore: null, every: 'weekly' },
    { weeksBefore: 4, every: 'twice a week' },
    { weeksBefore: 1, every: 'daily' },
  ],
  conference: [
    { weeksBefore: null, every: 'weekly' },
    { weeksBefore: 4, every: 'twice a week' },
    { weeksBefore: 1, every: 'daily' },
  ],
};

const production: readonly Rhythm[] = [
  { weeksBefore: null, every: 'monthly' },
  { weeksBefore: 8, every: 'weekly' },
  { weeksBefore: 0.5, every: 'daily' },
];

export const communications = [
  {
    id: 'approvers',
    audience: 'Owner and approvers',
    channel: 'one-page status and list of decisions, by mail',
    message: 'Where the plan stands, what it costs, which decision is needed from whom by when',
    owner: 'event-planner',
    essential: true,
    rhythm: meetings,
    moments: [
      {
        id: 'registration-checkpoint',
        days: {},
        what: 'What the registration go / no-go rests on: registrations against plan, money at risk, options',
        kind: 'reminder',
        with: { tasks: { C43: 'start' }, before: 2 },
      },
      {
        id: 'last-status',
        days: { small: 5, evening: 10, conference: 10 },
        what: 'Last status before the event: what is open, and who settles it',
        kind: 'reminder',
      },
      {
        id: 'report',
        days: { evening: -28, conference: -28 },
        what: 'Report: how it went, what it cost, what follows from it',
        kind: 'full',
      },
    ],
    escalation:
      'No answer in 2 working days (24 hours in the last two weeks): the next in the approver chain of the stakeholder map',
    variants: [
      { for: 'who pays', message: 'Forecast against budget, what is committed, what each option costs' },
      { for: 'who decides the venue', message: 'The candidates compared, holds with their expiry' },
    ],
  },
  {
    id: 'core-team',
    audience: 'Core team',
    channel: 'stand-up, notes in the shared plan',
    message: 'Done, next, blocked; tasks due this week with their owner',
    owner: 'event-planner',
    essential: false,
    minHeads: smallBelow,
    rhythm: {
      evening: [
        { weeksBefore: null, every: 'weekly' },
        { weeksBefore: 1.5, every: 'daily' },
      ],
      conference: [
        { weeksBefore: null, every: 'weekly' },
        { weeksBefore: 1.5, every: 'daily' },
      ],
    },
    moments: [],
    escalation: 'A task blocked for 2 working days: to the event planner, then to the owner',
    variants: [{ for: 'owners of critical tasks', message: 'Days of float left, and what waits for them' }],
  },
  {
    id: 'venue-vendors',
    audience: 'Venue and vendors',
    channel: 'production call and one running document',
    message: 'Orders, numbers, access and load-in times, floor plan, open points',
    owner: 'logistics-coordinator',
    essential: true,
    minHeads: smallBelow,
    needs: 'vendors',
    rhythm: { evening: production, conference: production },
    moments: [
      {
        id: 'final-numbers',
        days: { evening: 5, conference: 5 },
        what: 'Final numbers, diets and access needs',
        kind: 'essential',
        with: { tasks: { W17: 'end', C45: 'end', G23: 'end', W13: 'end', P09: 'end', M12: 'end' } },
      },
      {
        id: 'order-check',
        days: { evening: 14, conference: 14 },
        what: 'Check of every order against its contract',
        kind: 'reminder',
      },
    ],
    escalation:
      'A milestone missed by 3 days: logistics coordinator calls the account manager, second supplier asked',
    variants: [
      { for: 'caterer', message: 'Guaranteed number, diets, allergens, service times' },
      { for: 'technical suppliers', message: 'Cue sheet, power, load-in slot, test times' },
    ],
  },
  {
    id: 'attendees',
    audience: 'Attendees',
    channel: 'mail and event page',
    message: 'Why to come, when and where, how to register, what to bring, how to get in',
    owner: 'marketing',
    essential: true,
    moments: [
      {
        id: 'save-the-date',
        days: { evening: 75, conference: 180 },
        what: 'Save the date',
        kind: 'full',
        notBefore: 'venue-signed',
        with: { tasks: { C18: 'end', G13: 'end' } },
      },
      {
        id: 'invitation',
        days: { small: 28, evening: 49, conference: 140 },
        what: 'Invitation with registration, access and dietary questions',
        kind: 'essential',
        notBefore: 'registration-open',
        with: { tasks: { W11: 'end', C25: 'end', C24: 'end', G16: 'end', P05: 'end', M09: 'start' } },
      },
      {
        id: 'reminder-2-weeks',
        days: { small: 14, evening: 14, conference: 14 },
        what: 'Reminder',
        kind: 'reminder',
        with: { tasks: { M09: 'end' } },
      },
      { id: 'last-call', days: { evening: 10, conference: 10 }, what: 'Last call to register', kind: 'full' },
      {
        id: 'know-before',
        days: { small: 7, evening: 7, conference: 7 },
        what: 'Know before you go: route, doors, access, programme',
        kind: 'essential',
        with: { tasks: { C46: 'start' } },
      },
      {
        id: 'day-before',
        days: { small: 1, evening: 1, conference: 1 },
        what: 'See you tomorrow: time, address, whom to call',
        kind: 'essential',
        exact: true,
      },
      {
        id: 'morning-of',
        days: { evening: 0, conference: 0 },
        what: 'Today: doors, first session, changes',
        kind: 'reminder',
        exact: true,
        laterDays: 'doors, programme of the day, changes',
      },
      {
        id: 'thanks',
        days: { small: -1 },
        what: 'Thanks and a short survey, open for 7 days',
        kind: 'essential',
        with: { tasks: { M14: 'start', P11: 'start' } },
      },
    ],
    escalation: 'Registrations below 60 % of plan at the checkpoint: campaign meeting the same day',
    variants: [
      { for: 'first-time guests', message: 'What happens, who welcomes them, that coming alone is fine' },
      { for: 'guests with access needs', message: 'Personal answer: route, seats, contact on the day' },
    ],
    atGala: {
      message: 'Why to come, when and where, how to answer, what to wear, how to get in',
      moments: {
        invitation: 'Invitation with an answer, access and dietary questions',
        'last-call': 'Last call for answers',
        'know-before': 'Know before you go: route, doors, access, order of the evening',
        'morning-of': 'Today: doors, dinner, changes',
      },
    },
  },
  {
    id: 'online',
    audience: 'Online attendees',
    channel: 'mail with the personal link',
    message: 'Link, times in their own zone, how to ask questions, whom to write when it fails',
    owner: 'marketing',
    essential: true,
    moments: [
      {
        id: 'online-invitation',
        days: { small: 28, evening: 49, conference: 90 },
        what: 'Invitation to take part online',
        kind: 'essential',
        notBefore: 'registration-open',
      },
      {
        id: 'link',
        days: { small: 7, evening: 7, conference: 7 },
        what: 'Link, and a test of sound and picture',
        kind: 'essential',
      },
      {
        id: 'link-again',
        days: { small: 1, evening: 1, conference: 1 },
        what: 'Link again',
        kind: 'essential',
        exact: true,
      },
      {
        id: 'one-hour',
        days: { small: 0, evening: 0, conference: 0 },
        what: 'We start in an hour',
        kind: 'reminder',
        exact: true,
      },
    ],
    escalation: 'Stream black for 30 seconds: backup link by mail and on the event page within 5 minutes',
    variants: [
      { for: 'other time zones', message: 'Times in their zone, and when each recording is online' },
      { for: 'groups that watch together', message: 'One link a room, how to send questions in' },
    ],
  },
  {
    id: 'speakers',
    audience: 'Speakers',
    channel: 'personal mail, call for keynotes',
    message: 'Slot, length, technology, slides, travel, arrival, contact on the day',
    owner: 'programme-chair',
    essential: true,
    moments: [
      {
        id: 'speaker-invitation',
        days: {},
        what: 'Invitation to speak, with what is offered',
        kind: 'essential',
        with: { tasks: { C21: 'start', M07: 'start' } },
      },
      {
        id: 'confirmation',
        days: { small: 21, evening: 56, conference: 56 },
        what: 'Confirmation of slot and terms',
        kind: 'essential',
        notBefore: 'venue-signed',
        with: { tasks: { C27: 'start', M07: 'end', W04: 'end' } },
      },
      {
        id: 'speaker-brief',
        days: { small: 14, evening: 28, conference: 28 },
        what: 'Speaker brief',
        kind: 'full',
      },
      {
        id: 'slides',
        days: { small: 5, evening: 10, conference: 10 },
        what: 'Call for slides and AV files, with the day they are due',
        kind: 'reminder',
        with: { tasks: { C44: 'end', K08: 'end' }, before: 5 },
      },
      {
        id: 'speaker-logistics',
        days: { small: 3, evening: 7, conference: 7 },
        what: 'Travel, arrival, sound check',
        kind: 'essential',
      },
      {
        id: 'arrival-text',
        days: { evening: 1, conference: 1 },
        what: 'Arrival text: where, when, who meets them',
        kind: 'reminder',
        exact: true,
      },
    ],
    escalation: 'No confirmation 14 days before: call the same day, reserve speaker told to stand by',
    variants: [
      { for: 'keynotes', message: 'Personal contact, rehearsal time, introduction to be approved' },
      { for: 'speakers from abroad', message: 'Visa letter, travel booked by whom, tax form' },
    ],
    atGala: {
      message: 'Slot, length, technology, music and pictures, travel, arrival, contact on the day',
      moments: {
        'speaker-brief': 'Brief with the order of the evening',
        slides: 'Call for speeches, music and pictures, with the day they are due',
      },
    },
  },
  {
    id: 'sponsors',
    audience: 'Sponsors and donors',
    channel: 'personal mail and call',
    message: 'What they get and when, what is needed from them, the result',
    owner: 'marketing',
    essential: true,
    moments: [
      {
        id: 'sponsor-manual',
        days: { small: 21, evening: 84, conference: 84 },
        what: 'Benefits and deadlines for logos and texts',
        kind: 'essential',
      },
      {
        id: 'sponsor-month',
        days: { evening: 35, conference: 35 },
        what: 'Registrations so far, open deliveries',
        kind: 'reminder',
      },
      {
        id: 'sponsor-arrival',
        days: { small: 5, evening: 7, conference: 7 },
        what: 'Arrival, passes, who looks after them',
        kind: 'essential',
      },
      {
        id: 'sponsor-report',
        days: { small: -10, evening: -28, conference: -28 },
        what: 'Report on what was delivered',
        kind: 'full',
      },
    ],
    escalation: 'Less than half signed 12 weeks before: budget analyst and owner decide on the scope',
    variants: [{ for: 'main sponsor', message: 'Speaking slot, seats, a call with the owner' }],
  },
  {
    id: 'exhibitors',
    audience: 'Exhibitors',
    channel: 'exhibitor manual and mail; desk on site',
    message: 'Stand, power, internet, load-in slot, insurance, passes',
    owner: 'marketing',
    essential: true,
    moments: [
      {
        id: 'exhibitor-manual',
        days: { evening: 84, conference: 84 },
        what: 'Exhibitor manual',
        kind: 'essential',
        with: { tasks: { F12: 'start' } },
      },
      {
        id: 'exhibitor-orders',
        days: { evening: 42, conference: 42 },
        what: 'Orders for power, furniture, internet due',
        kind: 'reminder',
      },
      {
        id: 'exhibitor-load-in',
        days: { small: 5, evening: 10, conference: 10 },
        what: 'Load-in slot and vehicle pass',
        kind: 'essential',
      },
    ],
    escalation: 'No order form 4 weeks before: call; stand goes to the waiting list a week later',
    variants: [{ for: 'first-time exhibitors', message: 'Checklist, and a call before load-in' }],
  },
  {
    id: 'staff',
    audience: 'Staff and volunteers',
    channel: 'mail, briefing, call sheet on the phone',
    message: 'Role, shift, where to report, whom to call, what to do in an emergency',
    owner: 'logistics-coordinator',
    essential: true,
    moments: [
      {
        id: 'role-offer',
        days: { small: 14, evening: 42, conference: 42 },
        what: 'Offer of roles and shifts',
        kind: 'full',
        with: { tasks: { C35: 'start', K05: 'start' } },
      },
      {
        id: 'shift-reminder',
        days: { evening: 14, conference: 14 },
        what: 'Shifts confirmed',
        kind: 'reminder',
      },
      {
        id: 'briefing',
        days: { small: 3, evening: 3, conference: 3 },
        what: 'Briefing',
        kind: 'essential',
        with: { tasks: { C47: 'end', K19: 'end', W18: 'end' } },
      },
      {
        id: 'call-sheet',
        days: { small: 1, evening: 1, conference: 1 },
        what: 'Call sheet',
        kind: 'essential',
        exact: true,
      },
    ],
    escalation: 'Fewer than 90 % confirmed the day before: agency staff called',
    variants: [{ for: 'shift leads', message: 'Their team by name, radio channel, escalation chain' }],
  },
  {
    id: 'authorities',
    audience: 'Authorities and neighbours',
    channel: 'application, meeting, letter to the neighbours',
    message: 'What happens when, how many people, noise, traffic, safety plan, number to call',
    owner: 'logistics-coordinator',
    essential: true,
    needs: 'on-site',
    moments: [
      {
        id: 'application',
        days: { small: 42, evening: 112, conference: 112 },
        what: 'Application or notice',
        kind: 'essential',
        with: { tasks: { F02: 'start', C34: 'start', G17: 'start', K21: 'start' } },
      },
      {
        id: 'authority-meeting',
        days: { evening: 56, conference: 56 },
        what: 'Meeting with police, fire and medical services',
        kind: 'full',
        with: { tasks: { F01: 'start' } },
      },
      {
        id: 'neighbour-letter',
        days: { small: 14, evening: 14, conference: 14 },
        what: 'Letter to the neighbours with a number to call',
        kind: 'essential',
        with: { tasks: { F08: 'end' } },
      },
    ],
    escalation: 'Permit not granted 4 weeks before: owner decides on the alternative site or format',
    variants: [
      { for: 'neighbours', message: 'End of music, parking, number that is answered on the day' },
      { for: 'emergency services', message: 'Access roads, meeting points, control room' },
    ],
  },
  {
    id: 'press',
    audience: 'Press',
    channel: 'press mail, one spokesperson; desk on the day',
    message: 'What is new, who speaks, pictures, embargo and accreditation',
    owner: 'marketing',
    essential: false,
    needs: 'press',
    moments: [
      {
        id: 'embargo-note',
        days: { evening: 28, conference: 28 },
        what: 'Note under embargo',
        kind: 'full',
      },
      {
        id: 'press-kit',
        days: { small: 14, evening: 14, conference: 14 },
        what: 'Press kit and accreditation',
        kind: 'full',
        with: { tasks: { L12: 'end' } },
      },
      {
        id: 'press-desk',
        days: { evening: 0, conference: 0 },
        what: 'Press desk opens',
        kind: 'full',
        exact: true,
      },
    ],
    escalation: 'A critical report: single spokesperson, statement within 2 hours',
    variants: [{ for: 'trade press', message: 'Programme and interviews' }],
  },
  {
    id: 'everyone',
    audience: 'Everybody, in an emergency',
    channel: 'text message or app, and an announcement from a script',
    message: 'What happened, what to do now, where to go, when the next word comes',
    owner: 'event-planner',
    essential: true,
    moments: [],
    onTrigger: 'at once when a scenario is triggered; holding statement within 30 minutes',
    escalation: 'Owner of the scenario decides; event planner speaks; nobody else does',
    variants: [
      { for: 'families and press', message: 'Holding statement: facts known, next word at a stated time' },
      { for: 'people in the room', message: 'Short announcement: stop, listen, go where staff point' },
    ],
  },
  {
    id: 'after',
    audience: 'Everybody, after the event',
    channel: 'mail and event page',
    message: 'Thanks, survey, recordings, what became of it',
    owner: 'marketing',
    essential: true,
    minHeads: smallBelow,
    moments: [
      {
        id: 'thank-you',
        days: { evening: -1, conference: -1 },
        what: 'Thanks',
        kind: 'essential',
        exact: true,
        with: { tasks: { C51: 'start', G27: 'start' } },
      },
      {
        id: 'survey',
        days: { evening: -2, conference: -2 },
        what: 'Survey, open for 7 days',
        kind: 'essential',
      },
      {
        id: 'survey-reminder',
        days: { evening: -6, conference: -6 },
        what: 'Survey, once more',
        kind: 'reminder',
      },
      {
        id: 'recordings',
        days: { conference: -14 },
        what: 'Recordings and slides',
        kind: 'full',
        with: { tasks: { C51: 'end' } },
      },
    ],
    escalation: 'Fewer than 10 answers after 4 days: personal reminder from the host',
    variants: [{ for: 'no-shows', message: 'We missed you: recordings, next date' }],
  },
] as const satisfies readonly CommunicationEntry[];

/** For an audience of the stakeholder map that the table does not know. Planner's judgement. */
export const otherAudience: Omit<CommunicationEntry, 'id' | 'audience'> = {
  channel: 'personal mail',
  message: 'What concerns them, and when',
  owner: 'event-planner',
  essential: true,
  moments: [
    {
      id: 'notice',
      days: { small: 14, evening: 28, conference: 28 },
      what: 'What is planned and what it means for them',
      kind: 'essential',
    },
  ],
  escalation: 'A question open for 2 working days: to the event planner',
  variants: [],
};
