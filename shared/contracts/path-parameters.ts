import { z } from 'zod';

const name = (description: string, example: string) => z.string().meta({ description, examples: [example] });

/** Parameters in the paths of the API, by their name: each means the same wherever it stands. */
export const pathParameters = {
  id: name('The event.', 'evt-7f3kq2'),
  type: name('The type of the artifact, as the catalog names it.', 'VenueShortlist'),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'Use a whole number, 1 or more.')
    .meta({ description: 'Number of the revision, from 1.', examples: ['1'] }),
  questionId: name('The question.', 'q-1'),
  deadLetterId: name('The dead letter.', 'evt-7f3kq2.op-1-12-score-venues.1'),
  approvalId: name('The approval.', 'evt-7f3kq2.venue.1'),
  action: z
    .enum(['start', 'pause', 'resume', 'cancel', 'transition'], 'Use start, pause, resume or cancel.')
    .meta({ description: 'What the run is told.' }),
  table: name('The table of planning figures.', 'tax-rates'),
  changeId: name('The pending change.', 'chg-1'),
  step: z
    .enum(['apply', 'discard'], 'Use apply or discard.')
    .meta({ description: 'What becomes of the pending change.' }),
  incidentId: name('The incident: id of the record that opened it.', 'r12'),
  reportId: name('The report: first day of its period.', '2027-03-01'),
  part: name('A part of the organisation.', 'policy'),
} as const satisfies Record<string, z.ZodType<string>>;

export type PathParameter = keyof typeof pathParameters;
