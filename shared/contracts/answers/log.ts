import { z } from 'zod';
import { alternative, causedBy, instant, person, revisionRef } from './fields.ts';
import { nextCursor } from '../paging.ts';
import type { Frozen } from './frozen.ts';

const hash = z.string().meta({ description: 'Keyed per organisation; empty before the first entry.' });

const logEntry = z
  .strictObject({
    seq: z.int().min(1),
    at: instant.meta({ description: "On the run's clock." }),
    by: person,
    title: z.string(),
    rationale: z.string(),
    alternatives: z.array(alternative),
    impacted: z.array(revisionRef),
    operationId: z.string(),
    traceId: causedBy,
    previousHash: hash,
    hash,
  })
  .meta({ id: 'LogEntry', description: 'One entry of a chained log.' });

export const decisionList = z
  .strictObject({ decisions: z.array(logEntry), nextCursor })
  .meta({ id: 'DecisionList', description: 'The DecisionLog, oldest first.' });
export const changeList = z
  .strictObject({ changes: z.array(logEntry), nextCursor })
  .meta({ id: 'ChangeList', description: 'The ChangeLog, oldest first.' });

const chain = z
  .strictObject({
    entries: z.int().min(0),
    head: hash,
    brokenAt: z.int().nullable().meta({ description: 'Number of the first entry that does not fit.' }),
    removed: z
      .strictObject({ upTo: z.int().min(1), at: instant })
      .nullable()
      .meta({ description: 'Entries that were removed by age; a signed checkpoint stands in their place.' }),
  })
  .meta({ id: 'AuditedChain' });

export const auditReport = z
  .strictObject({
    verified: z.boolean(),
    logs: z.strictObject({ decision: chain, change: chain }),
    alteredArtifacts: z
      .array(z.strictObject({ type: z.string(), revision: z.int().min(1) }))
      .meta({ description: 'Revisions whose content no longer fits the hash in the ChangeLog.' }),
    erased: z
      .strictObject({
        at: z.string().meta({ description: 'UTC time by the log; empty when its entry is gone.' }),
        by: person,
        why: z.string(),
      })
      .nullable()
      .meta({ description: 'Set once the event is erased: only the chains of its logs are left.' }),
    meaning: z.string().meta({ description: 'What an intact chain shows, and what it cannot show.' }),
  })
  .meta({ id: 'AuditReport' });
export type AuditReport = Frozen<z.infer<typeof auditReport>>;

const activity = z
  .strictObject({
    n: z.int().min(1).meta({ description: 'Counts the lines of the event without a gap.' }),
    at: instant.meta({ description: "On the run's clock." }),
    kind: z.string(),
    text: z.string(),
    agent: z.string().optional(),
    task: z.string().optional(),
  })
  .meta({ id: 'Activity', description: 'One line of the feed.' });

export const activityList = z.strictObject({ activity: z.array(activity), nextCursor }).meta({
  id: 'ActivityList',
  description:
    'Oldest first. To follow the feed, go on asking for what comes after the last line that you have.',
});
