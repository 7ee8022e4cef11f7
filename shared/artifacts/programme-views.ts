import { defineView } from '../kernel/define-record.ts';
import { programmeRecord, registrationRecord } from './records.ts';

/** So many versions of a programme are followed up, so that as little as possible moves from one to the next. */
const versions = 4;

/** The newest versions of the programme as handed over, oldest first; empty while nobody gave one. */
export const programmeInput = defineView({
  name: 'programmeInput',
  of: [programmeRecord],
  select: (records) => records.slice(-versions).map(({ body }) => body),
});

/** The figures of the newest day that was reported, or null. */
export const registrationFacts = defineView({
  name: 'registrationFacts',
  of: [registrationRecord],
  select: (records) =>
    records
      .map(({ body }) => body)
      .reduce<(typeof records)[number]['body'] | null>(
        (newest, body) => (newest === null || body.asOf >= newest.asOf ? body : newest),
        null,
      ),
});
export type RegistrationFacts = ReturnType<typeof registrationFacts.select>;
