/** Planning figures for venue internet. Source: event Wi-Fi providers' guides; access points: planner's judgement. */
export const networkRates = {
  devicesPerPerson: 2,
  concurrentPercent: 40,
  mbitPerDevice: 1,
  headroomPercent: 125,
  streamMbitUp: 8,
  redundantPaths: 2,
  devicesPerAccessPoint: 60,
  dedicatedLineAbove: 150,
  source: 'event Wi-Fi providers; about 1 Mbit/s per person',
} as const;
