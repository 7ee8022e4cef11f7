/** Minutes unless named otherwise. Source: show-calling guides, planner's judgement. */
export const runOfShow = {
  doorsBefore: 60,
  doorsBeforeSmall: 15,
  walkInMusicBefore: 30,
  welcome: 10,
  keynote: 45,
  panel: 45,
  talk: 30,
  gapSameFloor: 5,
  gapOtherBuilding: 15,
  setChange: 15,
  break: 30,
  lunch: 60,
  reception: 120,
  endBeforeContractEnd: 30,
  soundCheckPerGroup: 30,
} as const;

/** Load-in hours before doors by people; rehearsal the day before above 300. Planner's judgement. */
export const loadIn = [
  { upTo: 49, hours: 1 },
  { upTo: 200, hours: 4 },
  { upTo: 500, hours: 8 },
  { upTo: null, hours: 16 },
] as const satisfies readonly { upTo: number | null; hours: number }[];
/**
 * Hours in which crews load in: what does not fit into the morning is done the day before, in daytime. A load-in through
 * the night costs surcharges and rest; from its evening to its morning lie the eleven hours of rest. Planner's judgement.
 */
export const loadInHours = { morningFrom: 6, dayBeforeFrom: 7, dayBeforeUntil: 19 } as const;
export const rehearsalDayAbove = 300;

/** Tear-down minutes by people: the room is empty when they end. Planner's judgement. */
export const tearDown = [
  { upTo: 49, minutes: 30 },
  { upTo: 200, minutes: 60 },
  { upTo: 500, minutes: 120 },
  { upTo: null, minutes: 240 },
] as const satisfies readonly { upTo: number | null; minutes: number }[];
