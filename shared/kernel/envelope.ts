import { z } from 'zod';
import { instructionLevel } from './levels.ts';

/** An exact input: an artifact revision, or a record view, a tool's answer, a table of planning figures (by hash). */
export const envelopeInput = z.strictObject({
  name: z.string(),
  kind: z.enum(['artifact', 'view', 'tool', 'knowledge']),
  revision: z.number().int().positive().optional(),
  hash: z.string(),
  /** Tool results: where they came from. */
  source: z.enum(['live', 'cache', 'catalogue', 'archetype']).optional(),
});

export const envelope = z.strictObject({
  id: z.string(),
  organisationId: z.string(),
  eventId: z.string(),
  type: z.string(),
  revision: z.number().int().positive(),
  schemaVersion: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.string(),
  /** The event whose run it belongs to; the same in all that the run makes. */
  correlationId: z.string(),
  operationId: z.string(),
  /** W3C id of the trace of the request that set it off. */
  traceId: z.string(),
  inputs: z.array(envelopeInput),
  instructionLevel,
  instructionSet: z.string(),
  seed: z.number().int(),
  /** 'draft' = computed by code alone; `reason` says why a refinement was dropped. */
  producedBy: z.strictObject({
    by: z.enum(['draft', 'model']),
    task: z.string(),
    reason: z.string().optional(),
  }),
  /** Keyed per organisation, over the body. */
  contentHash: z.string(),
});

export type Envelope = z.infer<typeof envelope>;
export type EnvelopeInput = z.infer<typeof envelopeInput>;

export interface Artifact<B = unknown> {
  envelope: Envelope;
  body: B;
}
