/** Briefs to try the product with. Invented, one for each size of event. */
export const samples = [
  {
    name: 'Meetup, 20 people',
    text: `Evening meetup "Kraków Data Evening" for 20 data engineers in Kraków on 11 March 2027, 18:30 to 21:30.
Two short talks, then pizza and networking. Free entry. Budget 2 000 PLN including VAT.
The venue must be step-free and near the centre; we would like vegetarian food.
Owner: Anna Nowak.`,
  },
  {
    name: 'Conference, 200 people',
    text: `Two-day practitioner conference "Data Engineering Summit" in Berlin-Mitte, 20 and 21 May 2027, 200 attendees.
24 talks in three tracks, one keynote a day, evening reception on day 1.
Budget EUR 95.000 net. AV and recording required. Accessible, hearing loop or captions. No swag.
Owner: J. Brandt. Finance approves the budget.`,
  },
  {
    name: 'Gala, 300 guests',
    text: `Charity gala "Lakeshore Night" for 300 guests in Chicago on 17 April 2027, 18:00 to 23:00.
Plated three-course dinner, live auction, band. Budget cap USD 120,000.
Kosher and halal meals for about 40 guests. Valet parking. Owner: Board Chair.`,
  },
] as const;
