import { z } from 'zod';
import { nextCursor } from '../paging.ts';
import { envelopeInput } from '../../kernel/envelope.ts';
import { causedBy, contentHash, instant, level } from './fields.ts';

const milliseconds = z.number().min(0).meta({ description: 'Wall-clock milliseconds.' });

const outsideCall = z
  .strictObject({
    server: z.string(),
    tool: z.string(),
    durationMs: milliseconds,
    outcome: z.enum(['answered', 'failed']),
    characters: z.int().min(0),
  })
  .meta({ id: 'OutsideCall', description: 'One call of a tool of an MCP server.' });

const toolTrace = z
  .strictObject({
    tool: z.string(),
    source: z.enum(['live', 'cache', 'catalogue', 'archetype']),
    attempts: z.int().min(0),
    durationMs: milliseconds,
    note: z.string().optional().meta({ description: 'Why the answer is not live.' }),
    calls: z.array(outsideCall).optional().meta({ description: 'Absent where nothing outside was asked.' }),
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

const tokens = z.int().min(0);
const modelTrace = z
  .strictObject({
    deployment: z.string(),
    refinement: z.string().meta({ description: 'Version of what it was asked.' }),
    model: z.string().nullable().meta({ description: 'As it names itself; null when it never answered.' }),
    turns: z.int().min(0),
    paidNow: z.int().min(0).meta({ description: 'Turns that this attempt paid; others were kept.' }),
    requestIds: z.array(z.string()),
    tokens: z.strictObject({ input: tokens, cached: tokens, output: tokens, reasoning: tokens }),
    cost: z
      .strictObject({ micros: z.int().min(0), currency: z.string(), priceAsOf: z.iso.date() })
      .nullable()
      .meta({ description: 'Millionths of the currency; null: the price is not known.' }),
    outcome: z.enum(['refined', 'draft-stands']),
    reason: z.string().optional().meta({ description: 'Why the draft stands.' }),
  })
  .meta({ id: 'ModelTrace', description: 'What a model had to do with it.' });

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
    model: modelTrace.optional(),
    operationId: z.string(),
    traceId: causedBy,
  })
  .meta({ id: 'AgentTrace', description: 'One run of a task by its agent.' });

export const traceList = z
  .strictObject({ traces: z.array(agentTrace), nextCursor })
  .meta({ id: 'TraceList', description: 'In the order in which they ended.' });
