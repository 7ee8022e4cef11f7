import { defineView } from '../kernel/define-record.ts';
import { answerRecord } from './records.ts';

/** Key of the conflict between what the programme asks for and what rooms and hours hold. */
export const programmeConflict = 'programme.time';

/** What people chose to make a full programme fit, in order, each once. */
export const programmeChoices = defineView({
  name: 'programmeChoices',
  of: [answerRecord],
  select: (records) => {
    const own = records.filter(({ body }) => body.field === `conflict:${programmeConflict}`);
    return [...new Set(own.map(({ body }) => String(body.value)))];
  },
});
