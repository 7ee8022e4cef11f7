import { z } from 'zod';
import { nextCursor } from '../paging.ts';
import { amountMinor, anyValue, instant, person, state } from './fields.ts';

const questionOption = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    effect: z.string().meta({ description: 'What it costs or changes for attendees.' }),
    savingMinor: amountMinor.optional().meta({
      description: "What it saves, or costs where negative, in minor units of the event's currency.",
    }),
    amountMinor: amountMinor.optional().meta({ description: 'What is proposed costs.' }),
    draws: z
      .strictObject({
        headroomMinor: amountMinor,
        contingencyMinor: amountMinor,
        freeHeadroomMinor: amountMinor.meta({
          description: 'Of the headroom, what the owner does not hold back.',
        }),
        reapprovalFromMinor: amountMinor.meta({
          description: 'From so much that is moved in all on, the budget is approved again.',
        }),
      })
      .optional()
      .meta({ description: 'What taking it moves within the budget, in minor units.' }),
    accepts: z.boolean().optional().meta({ description: 'Taking it settles the conflict as it stands.' }),
    value: anyValue.optional().meta({ description: 'What the option stands for in the brief.' }),
  })
  .meta({ id: 'QuestionOption', description: 'One way to answer; the best stands first.' });

export const questionView = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['gap', 'conflict', 'alternative']),
    field: z.string().meta({
      description: 'A field of the brief, `conflict:<key>` or `<occasion>:<kind of the approval>`.',
    }),
    text: z.string(),
    why: z.string(),
    neededBy: z.string().meta({ description: 'The agent that needs the answer.' }),
    blocks: state.meta({ description: 'The state that is not entered before the answer.' }),
    options: z.array(questionOption),
    signature: z.string().meta({ description: 'Tells one occurrence of a conflict from the next.' }),
    status: z.enum(['open', 'answered', 'withdrawn']),
    askedAt: instant,
    answer: z.strictObject({ value: anyValue, by: person, at: instant }).optional(),
  })
  .meta({ id: 'Question', description: 'What the run asks of people.' });

export const questionList = z
  .strictObject({ questions: z.array(questionView), nextCursor })
  .meta({ id: 'QuestionList' });
