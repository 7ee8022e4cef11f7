import { defineView } from '../kernel/define-record.ts';
import { answerRecord } from './records.ts';

const field = /^conflict:(.+@.+)$/;

/** What was decided about rooms and people that are wanted twice at a time: the option by key, the latest counts. */
export const slotChoices = defineView({
  name: 'slotChoices',
  of: [answerRecord],
  select: (records) =>
    Object.fromEntries(
      records.flatMap(({ body }) => {
        const key = field.exec(body.field)?.[1];
        return key === undefined ? [] : [[key, String(body.value)]];
      }),
    ),
});
export type SlotChoices = ReturnType<typeof slotChoices.select>;
