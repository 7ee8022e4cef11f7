/** One person per `people`, with the publication kind behind it. */
export const staffingRatios = {
  organiser: { people: 50, above500: 75, source: 'meeting-trade staffing guides' },
  securityDry: { people: 150, source: 'security-trade guides; crowd manager 1:250 (NFPA)' },
  securityAlcohol: { people: 75, source: 'security-trade guides' },
  securityMinimumAbove: { people: 100, count: 2, source: 'security-trade guides' },
  securitySupervisor: { guards: 12, source: 'security-trade guides' },
  firstAid: { per1000: 2, publicMinimum: 2, smallIndoorUpTo: 500, source: 'council first-aid guidance' },
  volunteers: { people: 25, extraPercent: 25, source: 'volunteer drop-out reports' },
  buffetServer: { people: 40, source: 'catering quick-number sheets' },
  buffetRunner: { people: 100, source: 'catering quick-number sheets' },
  platedServer: { tables: 2, tableSize: 10, source: 'catering quick-number sheets' },
  bartender: { people: 75, source: "planner's judgement" },
  trainer: { people: 20, source: "planner's judgement" },
  breakoutTechnician: { rooms: 2, source: "planner's judgement" },
} as const;

/** Arrivals model: desks = ceil(peak quarter of an hour x seconds / 900) + 1 help desk. Source: meeting-trade guides. */
export const registrationArrivals = {
  peakQuarterPercent: 25,
  serviceSeconds: { 'pre-printed': 30, 'print-on-demand': 60, 'on-site-payment': 120 },
  printOnDemandAbove: 500,
  noDeskBelow: 40,
} as const;

/** Planner's judgement. */
export const shiftRules = {
  maximumHours: 10,
  restHours: 11,
  breakMinutesPer6Hours: 30,
  overlapMinutes: 15,
  utilisationTarget: [60, 85],
} as const;
