import { z } from 'zod';
import { anyValue, instant, person } from './fields.ts';
import type { Frozen } from './frozen.ts';

const overrideVersion = z
  .strictObject({
    version: z.int().min(1),
    table: z.string(),
    value: anyValue.meta({ description: "The part that differs; null: back to the product's figures." }),
    source: z.string().meta({ description: 'Where the organisation has the figures from.' }),
    at: instant,
    by: person,
  })
  .meta({ id: 'OverrideVersion', description: 'One change of a table of planning figures.' });

const summary = {
  name: z.string(),
  title: z.string(),
  about: z.string(),
  readBy: z.array(z.string()).meta({ description: 'Tasks that plan again when it changes.' }),
  schema: anyValue.meta({ description: 'JSON Schema of the whole table; a change may name any part of it.' }),
  default: anyValue.meta({ description: "The product's figures." }),
  override: overrideVersion
    .nullable()
    .meta({ description: "Null while the organisation works with the product's figures." }),
};

const knowledgeSummary = z
  .strictObject(summary)
  .meta({ id: 'KnowledgeSummary', description: 'A table of planning figures.' });
export type KnowledgeSummary = Frozen<z.infer<typeof knowledgeSummary>>;

export const knowledgeList = z
  .strictObject({ tables: z.array(knowledgeSummary) })
  .meta({ id: 'KnowledgeList' });

export const knowledgeView = z
  .strictObject({
    ...summary,
    value: anyValue.meta({ description: 'What plans are made with.' }),
    history: z.array(overrideVersion).meta({ description: 'Newest first.' }),
  })
  .meta({ id: 'KnowledgeTable', description: 'A table of planning figures with its history.' });
export type KnowledgeView = Frozen<z.infer<typeof knowledgeView>>;
