import { z } from 'zod';
import { nextCursor } from '../paging.ts';
import { envelopeInput } from '../../kernel/envelope.ts';
import { causedBy, contentHash, instant, level } from './fields.ts';

const milliseconds = z.number().min(0).meta({ description: 'Wall-clock milliseconds.' });

const toolTrace = z
  .strictObject({
    tool: z.string(),
    source: z.enum(['live', 'cache', 'catalogue', 'archetype']),
    attempts: z.int().min(0),
    durationMs: milliseconds,
    note: z.string().optional().meta({ description: 'Why the answer is not live.' }),
  })
  .meta({ id: 'ToolTrace', description: 'One call of a tool.' });

const outcome = z
  .discriminatedUnion('status', [
    z.strictObject({
      status: z.enum(['stored', 'unchanged']),
      type: z.string(),
      revision: z.int().min(1),
      contentHash,
    }),
    z.strictObject({ status: z.literal('superseded') }),
    z.strictObject({ status: z.literal('failed'), code: z.string(), detail: z.string() }),
  ])
  .meta({ id: 'TaskOutcome' });

const agentTrace = z
  .strictObject({
    at: instant.meta({ description: "On the run's clock." }),
    agent: z.string(),
    task: z.string(),
    level,
    instructionSet: z.string(),
    inputs: z.array(envelopeInput.meta({ id: 'ArtifactInput', description: 'An exact input, by hash.' })),
    tools: z.array(toolTrace),
    durationMs: milliseconds,
    outcome,
    tokens: z
      .strictObject({ input: z.int().min(0), output: z.int().min(0) })
      .nullable()
      .meta({ description: 'Of model calls; null where no model took part.' }),
    operationId: z.string(),
    traceId: causedBy,
  })
  .meta({ id: 'AgentTrace', description: 'One run of a task by its agent.' });

export const traceList = z
  .strictObject({ traces: z.array(agentTrace), nextCursor })
  .meta({ id: 'TraceList', description: 'In the order in which they ended.' });
