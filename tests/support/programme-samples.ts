/** Two days, three rooms in two buildings ten minutes apart. */
export const twoDayBrief = {
  as_of: '2026-11-23',
  title: 'Rivers and Cities',
  date_range_start: '2027-05-06T07:00:00Z',
  date_range_end: '2027-05-07T15:00:00Z',
  audience_size: 150,
  event_type: 'conference',
  objectives: 'Two-day conference in three tracks',
  constraints: 'Budget EUR 90.000; Berlin; two buildings 10 minutes apart on foot; lunch 12:30-13:30',
  stakeholders: [{ name: 'J. Brandt', role: 'Owner' }],
};

const rooms = [
  { name: 'Hall', capacity: 220, building: 'North' },
  { name: 'Studio', capacity: 80, building: 'North' },
  { name: 'Loft', capacity: 60, building: 'South' },
];

/** Two keynotes and twelve talks of three tracks; Ada speaks twice and can on the first morning only. */
export function sampleProgramme(change: object = {}) {
  const tracks = ['Water', 'Streets', 'Energy'];
  const talks = Array.from({ length: 12 }, (_, index) => ({
    id: `t${index + 1}`,
    title: `Talk ${index + 1}`,
    minutes: 45,
    track: tracks[index % 3],
    speakers: index < 2 ? ['Ada'] : index === 2 ? ['Ben', 'Cleo'] : [],
    interest: 40,
  }));
  return {
    sessions: [
      { id: 'k1', title: 'Opening keynote', minutes: 45, kind: 'keynote', speakers: ['Dana'] },
      { id: 'k2', title: 'Closing keynote', minutes: 45, kind: 'keynote' },
      ...talks,
    ],
    speakers: [
      { name: 'Ada', available: [{ from: '2027-05-06T09:00', until: '2027-05-06T12:30' }] },
      { name: 'Ben', available: [{ from: '2027-05-06T13:00', until: '2027-05-07T17:00' }] },
      { name: 'Cleo', available: [{ from: '2027-05-07T09:00', until: '2027-05-07T12:30' }] },
    ],
    pinned: [{ session: 't4', at: '2027-05-06T13:30', room: 'Studio' }],
    noClash: [['t5', 't6']],
    precedence: [{ first: 't7', second: 't8' }],
    rooms,
    ...change,
  };
}
