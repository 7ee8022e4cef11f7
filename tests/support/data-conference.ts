/** A small conference of one day, as a partner would post it; the place and the budget are for the test to say. */
export const dataConference = {
  as_of: '2026-11-23',
  title: 'Data conference',
  date_range_start: '2027-06-07T07:00:00Z',
  date_range_end: '2027-06-07T16:00:00Z',
  audience_size: 120,
  event_type: 'conference',
  objectives: 'Exchange between teams',
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};
