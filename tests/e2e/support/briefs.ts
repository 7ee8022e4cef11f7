/** Briefs whose planning date is fixed, so that a plan looks the same whenever it is made. */
export const meetup = {
  title: 'Rust evening',
  asOf: '2027-02-01',
  text: `Evening meetup for 20 developers in Kraków on 11 March 2027, 18:30 to 21:30. Two short talks, then pizza.
Free entry. Budget 2 000 PLN including VAT. Step-free venue near the centre. Owner: Ola.`,
};

export const conference = {
  title: 'Data summit',
  asOf: '2026-11-23',
  text: `Two-day conference in Berlin on 20 and 21 May 2027, 200 attendees. 24 talks in three tracks, one keynote a day.
Budget EUR 120.000 net. AV and recording required. Step-free. Owner: Ola.`,
};

/** Says neither how many people nor who decides. */
export const vague = {
  title: 'Summer workshop',
  asOf: '2026-11-23',
  text: 'Workshop in Nairobi on 4 March 2027. Budget USD 8,000.',
};
