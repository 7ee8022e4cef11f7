import { z } from 'zod';
import { instructionLevel, lifecycleState } from '../../kernel/levels.ts';

/** Fields that several answers have. Names end in their unit where they have one. */
export const instant = z.iso
  .datetime()
  .meta({ description: 'UTC time.', examples: ['2027-03-11T17:30:00.000Z'] });
export const day = z.iso.date().meta({ description: 'Calendar day.', examples: ['2027-03-11'] });
export const amountMinor = z.int().meta({ description: "In minor units of the event's currency." });
export const state = lifecycleState.meta({
  id: 'LifecycleState',
  description: 'State of the lifecycle; the states follow each other in this order.',
});
export const level = instructionLevel.meta({
  id: 'InstructionLevel',
  description: 'How much thought the agents put into a plan.',
});
export const approvalKind = z
  .enum(['venue', 'budget', 'vendor-contracts', 'final-go', 'postmortem'])
  .meta({ id: 'ApprovalKind', description: 'What a person decides.' });
export const contentHash = z.string().meta({ description: 'Keyed per organisation, over the content.' });
export const person = z.string().meta({ description: 'Id of the member or the part of EODS that did it.' });

export const causedBy = z
  .string()
  .optional()
  .meta({ description: 'Id of the W3C trace of the request that set it off; absent in what is older.' });

/** By action: whether the caller may do it now. */
export const allowedActions = z.record(
  z.string(),
  z
    .strictObject({
      allowed: z.boolean(),
      why: z.string().optional().meta({ description: 'Why not, for people.' }),
    })
    .meta({ id: 'AllowedAction', description: 'Whether the caller may do it, and why not.' }),
);

/** An exact revision of an artifact. */
export const revisionRef = z
  .strictObject({ type: z.string(), revision: z.int().min(1), contentHash })
  .meta({ id: 'RevisionRef', description: 'An exact revision of an artifact.' });

/** A way out that was shown to a person. */
export const alternative = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    effect: z.string().meta({ description: 'What it costs or changes.' }),
    amountMinor: amountMinor.optional(),
  })
  .meta({ id: 'Alternative', description: 'A way out that was shown to a person.' });

/** A value of any shape: what it is depends on what is asked or planned. */
export const anyValue = z.unknown();
