import { z } from 'zod';
import { eventBrief } from '../../artifacts/event-brief.ts';
import { eventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { artifactBody } from './artifact-body.ts';
import { anyValue, day, state } from './fields.ts';

const briefGap = z
  .strictObject({
    field: z.enum(['title', 'place', 'dates', 'owner', 'audience', 'eventType', 'budget']),
    question: z.string(),
    why: z.string(),
    neededBy: z.string().meta({ description: 'The agent that needs it.' }),
    blocks: state.meta({ description: 'The state that is not entered before the answer.' }),
    suggestions: z.array(z.strictObject({ label: z.string(), value: anyValue })).optional(),
  })
  .meta({ id: 'BriefGap', description: 'What the brief does not say and the plan needs.' });

const understood = z
  .strictObject({
    field: z.string(),
    text: z.string(),
    from: z.string().optional().meta({ description: 'The words that it was read from.' }),
  })
  .meta({ id: 'Understood', description: 'One thing that was understood of a brief, in plain words.' });

const { notUnderstood, conflicts } = eventBriefBody.shape;

export const briefReading = z
  .strictObject({
    asOf: day.meta({ description: 'Planning date that the brief was read on.' }),
    understood: z.array(understood),
    notUnderstood,
    conflicts,
    gaps: z.array(briefGap),
    brief: artifactBody(eventBrief),
  })
  .meta({ id: 'BriefReading', description: 'What was understood of a brief; nothing is stored.' });
