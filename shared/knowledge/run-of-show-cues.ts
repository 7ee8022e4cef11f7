/** Who does it, by role; the run of show turns a role into those who are there. */
export type CueRole = 'stage' | 'host' | 'av' | 'logistics' | 'catering' | 'door' | 'planner';

export interface CueTemplate {
  /** Minutes from the start of the session (negative: before it) or, with `fromEnd`, from its end. */
  at: number;
  fromEnd?: true;
  /** Only in sessions of at least so many minutes. */
  fromMinutes?: number;
  minutes: number;
  segment: string;
  role: CueRole;
  audio?: string;
  video?: string;
  lighting?: string;
  stage?: string;
}

/** The kinds of session that a schedule has. */
export type CueSessionKind =
  | 'doors'
  | 'welcome'
  | 'keynote'
  | 'talk'
  | 'workshop'
  | 'panel'
  | 'break'
  | 'meal'
  | 'reception'
  | 'dinner'
  | 'networking'
  | 'auction'
  | 'entertainment'
  | 'expo'
  | 'closing';

export const cueSource =
  "show-calling guides: a transition is 3 to 5 rows, clock times absolute; texts: planner's judgement";

const speakerOn: readonly CueTemplate[] = [
  {
    at: -5,
    minutes: 3,
    segment: 'Speaker at the stage, microphone on',
    role: 'stage',
    audio: 'Microphone fitted and heard on headphones',
  },
  {
    at: -2,
    minutes: 2,
    segment: 'Slides up, room light down',
    role: 'av',
    video: 'First slide',
    lighting: 'Stage up, room half',
  },
];
const speakerOff: readonly CueTemplate[] = [
  {
    at: -5,
    fromEnd: true,
    minutes: 1,
    segment: 'Five-minute sign',
    role: 'stage',
    stage: 'Sign from the front row',
  },
  {
    at: 0,
    fromEnd: true,
    minutes: 3,
    segment: 'Applause, speaker off, stage reset',
    role: 'stage',
    audio: 'Microphone off',
    video: 'Event slide',
    lighting: 'Room up',
    stage: 'Water, lectern, next laptop',
  },
];

/** Rows around a session in the room that the show is called for. */
export const transitions: Readonly<Partial<Record<CueSessionKind, readonly CueTemplate[]>>> = {
  welcome: [
    { at: -10, minutes: 5, segment: 'Ask people to sit', role: 'host', audio: 'Music down, announcement' },
    {
      at: -2,
      minutes: 2,
      segment: 'Host at the stage',
      role: 'stage',
      audio: 'Host microphone on',
      video: 'Welcome slide',
      lighting: 'Stage up',
    },
    { at: 0, fromEnd: true, minutes: 1, segment: 'Hand over to the first item', role: 'host' },
  ],
  keynote: [
    { at: -10, minutes: 5, segment: 'Speaker from the speaker room to the stage', role: 'stage' },
    ...speakerOn,
    {
      at: -10,
      fromEnd: true,
      minutes: 10,
      segment: 'Questions from the room',
      role: 'host',
      audio: 'Hand microphones open',
      lighting: 'Room half',
    },
    ...speakerOff.slice(1),
  ],
  talk: [...speakerOn, ...speakerOff],
  workshop: [
    { at: -5, minutes: 5, segment: 'Trainer ready, material on the tables', role: 'host' },
    { at: -5, fromEnd: true, minutes: 1, segment: 'Five-minute sign', role: 'stage' },
  ],
  panel: [
    {
      at: -10,
      minutes: 5,
      segment: 'Chairs and table on stage',
      role: 'stage',
      stage: 'One chair a person, moderator on the left',
    },
    {
      at: -5,
      minutes: 3,
      segment: 'Panel on stage, microphones on',
      role: 'av',
      audio: 'One microphone each, heard',
    },
    {
      at: -2,
      minutes: 2,
      segment: 'Names on the screen, room light down',
      role: 'av',
      video: 'Names',
      lighting: 'Stage wide',
    },
    {
      at: -10,
      fromEnd: true,
      minutes: 10,
      segment: 'Questions from the room',
      role: 'host',
      audio: 'Hand microphones open',
    },
    {
      at: 0,
      fromEnd: true,
      minutes: 5,
      segment: 'Panel off, chairs away',
      role: 'stage',
      lighting: 'Room up',
    },
  ],
  break: [
    { at: -5, minutes: 5, segment: 'Coffee stations ready', role: 'catering' },
    {
      at: -5,
      fromEnd: true,
      minutes: 5,
      segment: 'Call people back',
      role: 'host',
      audio: 'Chime and announcement',
    },
  ],
  meal: [
    { at: -5, minutes: 5, segment: 'Stations open', role: 'catering', stage: 'Allergen labels checked' },
    {
      at: -10,
      fromEnd: true,
      minutes: 5,
      segment: 'Call people back',
      role: 'host',
      audio: 'Chime and announcement',
    },
  ],
  reception: [
    {
      at: -10,
      minutes: 10,
      segment: 'Bar and food ready',
      role: 'catering',
      audio: 'Background music',
      lighting: 'Evening',
    },
    { at: -45, fromEnd: true, fromMinutes: 90, minutes: 5, segment: 'Last call', role: 'catering' },
  ],
  dinner: [
    {
      at: -10,
      minutes: 10,
      segment: 'Ask guests to their tables',
      role: 'host',
      audio: 'Announcement',
      lighting: 'Tables up',
    },
    { at: 0, minutes: 15, segment: 'First course served', role: 'catering' },
    { at: 45, minutes: 15, segment: 'Main course served', role: 'catering' },
    { at: -30, fromEnd: true, minutes: 15, segment: 'Dessert and coffee', role: 'catering' },
  ],
  auction: [
    {
      at: -5,
      minutes: 5,
      segment: 'Auctioneer on stage, bidding screen up',
      role: 'stage',
      audio: 'Auctioneer microphone',
      video: 'Lots',
      lighting: 'Stage up, room half',
    },
    { at: 0, fromEnd: true, minutes: 5, segment: 'Close bidding, read the result', role: 'host' },
  ],
  entertainment: [
    {
      at: -10,
      minutes: 10,
      segment: 'Artists to the stage',
      role: 'stage',
      audio: 'Line check',
      lighting: 'Stage dark',
    },
    {
      at: 0,
      fromEnd: true,
      minutes: 10,
      segment: 'Artists off',
      role: 'stage',
      audio: 'Music',
      lighting: 'Room up',
    },
  ],
  closing: [
    {
      at: -2,
      minutes: 2,
      segment: 'Host at the stage',
      role: 'stage',
      audio: 'Host microphone on',
      lighting: 'Stage up',
    },
    {
      at: 0,
      fromEnd: true,
      minutes: 2,
      segment: 'Play-out music, thanks on the screen',
      role: 'av',
      audio: 'Music',
      video: 'Thanks and survey code',
      lighting: 'Room up',
    },
  ],
};

/** The row of the session itself. */
export const sessionNotes: Readonly<
  Record<CueSessionKind, Pick<CueTemplate, 'role' | 'audio' | 'video' | 'lighting' | 'stage'>>
> = {
  doors: { role: 'door' },
  welcome: { role: 'host', audio: 'Host microphone', video: 'Welcome slide', lighting: 'Stage up' },
  keynote: { role: 'stage', audio: 'Speaker microphone', video: 'Slides', lighting: 'Stage up, room half' },
  talk: { role: 'stage', audio: 'Speaker microphone', video: 'Slides' },
  workshop: { role: 'host', audio: 'Trainer microphone', video: 'Slides' },
  panel: { role: 'stage', audio: 'Microphones of the panel', video: 'Names', lighting: 'Stage wide' },
  break: { role: 'catering', audio: 'Background music', video: 'Programme' },
  meal: { role: 'catering', audio: 'Background music', video: 'Programme' },
  reception: { role: 'catering', audio: 'Background music' },
  dinner: { role: 'catering', audio: 'Background music' },
  networking: { role: 'host', audio: 'Background music' },
  auction: { role: 'stage', audio: 'Auctioneer microphone', video: 'Lots' },
  entertainment: { role: 'stage', audio: 'Artists', lighting: 'Show' },
  expo: { role: 'logistics' },
  closing: { role: 'host', audio: 'Host microphone', video: 'Thanks and survey code' },
};

/** The catalogue risk that a cue has a second way for. */
export const backupRisks: Readonly<Partial<Record<CueSessionKind, readonly string[]>>> = {
  keynote: ['B03', 'R05', 'R07'],
  talk: ['R06', 'R07'],
  workshop: ['R06', 'R08'],
  panel: ['R06', 'R07'],
  welcome: ['R07'],
  meal: ['R12'],
  break: ['R12'],
  dinner: ['R12', 'R13'],
  reception: ['R12', 'R36'],
  entertainment: ['R07', 'R18'],
  auction: ['R07', 'R08'],
};

/** Minutes before doors, or of work, on every event day. Planner's judgement. */
export const dayCues = {
  crewCallBeforeDoors: 90,
  networkTestBeforeDoors: 75,
  soundCheckBeforeDoors: 60,
  soundCheckBeforeDoorsSmall: 30,
  briefingBeforeDoors: 30,
  briefingBeforeDoorsSmall: 15,
  goBeforeDoors: 15,
  weatherBeforeDoors: 120,
  streamBeforeStart: 15,
  holdAtMost: 10,
  standByBefore: 2,
  rehearsalBeforeDoors: 180,
  /** Its length; as far as it is on the evening of the load-in, it ends with it. */
  rehearsal: 90,
} as const;

/** Whom a role reports to on the day; who is not named here reports to the Logistics Coordinator. Planner's judgement. */
export const reportLines = [
  { role: /organis/i, to: 'Event Planner' },
  { role: /^AV|stream|technician|online moderator|interpret|caption/i, to: 'Show caller' },
  { role: /server|buffet|bartender/i, to: 'Caterer' },
] as const satisfies readonly { role: RegExp; to: string }[];
