import type { TemplateName } from './work-breakdown.ts';

export interface SizeVariant {
  template: TemplateName;
  /** People on site below which it applies. */
  below: number;
  /** Done inside other tasks. */
  leftOut: readonly string[];
  /** New titles of the tasks that take them in. */
  titles: Readonly<Record<string, string>>;
}

/** Smaller events carry fewer, wider tasks: 10 to 15 at 20 people, 20 to 25 at 60. Source: planner's judgement. */
export const sizeVariants: readonly SizeVariant[] = [
  {
    template: 'meetup',
    below: 30,
    leftOut: ['M02'],
    titles: { M01: 'Confirm objective, audience and budget cap; check the date for clashes' },
  },
  {
    template: 'workshop',
    below: 30,
    leftOut: ['W02', 'W03', 'W05', 'W07', 'W15', 'W16', 'W17'],
    titles: {
      W01: 'Learning objectives, class size and who decides; check the date for clashes',
      W06: 'Classroom criteria, enquiry to 5 venues, shortlist 3 with holds on 2',
      W13: 'Catering, AV and stationery orders, with final numbers',
      W18: 'Room set, exercises tried on the venue network, run of show, plan B',
    },
  },
  {
    template: 'gala',
    below: 100,
    leftOut: ['G04', 'G05', 'G13'],
    titles: {
      G06: 'Venue criteria, RFP, site visits, scorecard, holds on 2',
      G24: 'Risks reviewed, contingency plan signed off',
    },
  },
  {
    template: 'conference',
    below: 100,
    leftOut: [
      'C02',
      'C03',
      'C05',
      'C06',
      'C07',
      'C08',
      'C10',
      'C12',
      'C17',
      'C19',
      'C25',
      'C29',
      'C31',
      'C33',
      'C34',
      'C35',
      'C36',
      'C37',
      'C40',
      'C42',
      'C44',
      'C50',
      'C52',
    ],
    titles: {
      C01: 'Charter: goals, audience, format, requirements, who decides',
      C09: 'Venue criteria and RFP to 6 venues',
      C11: 'Proposals compared, site visits, scorecard, holds on 2',
      C24: 'Registration with terms, code of conduct and privacy notice, tested',
      C27: 'Schedule to speakers for conflicts, then published; slides asked for',
      C30: 'Catering and AV contracts, in-house where the venue has them',
      C41: 'Risks reviewed, contingency plan with triggers',
      C47: 'Run of show, badges and signs, staff briefing',
      C53: 'Invoices and variance, review with owners and dates for actions',
    },
  },
];
