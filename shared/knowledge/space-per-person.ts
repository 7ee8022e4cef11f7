export type RoomLayout =
  | 'theatre'
  | 'classroom'
  | 'banquet'
  | 'cabaret'
  | 'standing-reception'
  | 'seated-reception'
  | 'boardroom'
  | 'u-shape'
  | 'dinner-dance';

export interface SpaceRow {
  /** Up to this many people; the last row has none. */
  upTo: number | null;
  /** Net square metres per person, without stage. */
  m2: number;
  range: readonly [number, number];
  source: string;
}

const conventionManual = 'Convention Industry Council manual';
const judged = "planner's judgement";

export const spacePerPerson = {
  theatre: [
    { upTo: 59, m2: 1.15, range: [1.1, 1.2], source: conventionManual },
    { upTo: 300, m2: 1.05, range: [1, 1.2], source: conventionManual },
    { upTo: null, m2: 0.95, range: [0.8, 1], source: `${conventionManual}; tent-rental trade tables` },
  ],
  classroom: [{ upTo: null, m2: 1.9, range: [1.6, 2.9], source: conventionManual }],
  banquet: [{ upTo: null, m2: 1.3, range: [1.2, 1.4], source: conventionManual }],
  cabaret: [{ upTo: null, m2: 1.8, range: [1.6, 2], source: judged }],
  'standing-reception': [{ upTo: null, m2: 0.9, range: [0.84, 1], source: conventionManual }],
  'seated-reception': [{ upTo: null, m2: 1.2, range: [1.1, 1.4], source: judged }],
  boardroom: [{ upTo: null, m2: 2.8, range: [2.3, 3.7], source: 'venue-trade planning guides' }],
  'u-shape': [{ upTo: null, m2: 3.2, range: [2.8, 3.7], source: judged }],
  'dinner-dance': [{ upTo: null, m2: 2.3, range: [2, 2.5], source: 'tent-rental trade tables' }],
} as const satisfies Record<RoomLayout, readonly SpaceRow[]>;

/** Stage, screen and control position in m2 by people in the room. Source: tent-rental tables, planner's judgement. */
export const stageArea = [
  { upTo: 59, m2: 6 },
  { upTo: 149, m2: 18 },
  { upTo: 300, m2: 50 },
  { upTo: 600, m2: 65 },
  { upTo: null, m2: 80 },
] as const satisfies readonly { upTo: number | null; m2: number }[];

/** m2. Source: rental-trade tables, exhibition 2x rule, planner's judgement. */
export const supportSpace = {
  danceFloorPerGuest: 0.3,
  boothNet: 9,
  boothGrossFactor: 2,
  foyerPerPerson: 0.9,
  registrationBase: 30,
  registrationPerDesk: 3,
  foodStation: 9,
  cloakroomPerCoat: 0.1,
  speakerRoom: 15,
  crewOffice: 12,
  quietRoom: 12,
  firstAidRoom: 10,
} as const;

/** Smallest clear height in metres by people; screen height is the longest viewing distance / 6. Planner's judgement. */
export const ceilingHeights = { above100: 3, rearProjection: 5 } as const;
