import type { ResultSource } from './define-tool.ts';
import type { EnvelopeInput } from './envelope.ts';
import type { FaultCode } from './errors.ts';
import type { InstructionLevel } from './levels.ts';

/** One call that a tool made outside, of a tool of an MCP server. */
export interface OutsideCall {
  server: string;
  tool: string;
  durationMs: number;
  outcome: 'answered' | 'failed';
  /** Characters of the answer; 0 where there was none. */
  characters: number;
}

/** One tool call: where its answer came from and what it took. */
export interface ToolTrace {
  tool: string;
  source: ResultSource;
  attempts: number;
  durationMs: number;
  /** Why the answer is not live; absent when it is. */
  note?: string;
  /** Absent where nothing outside was asked. */
  calls?: readonly OutsideCall[];
}

/** What a model had to do with one run of a task. */
export interface ModelTrace {
  deployment: string;
  /** Version of what it was asked. */
  refinement: string;
  /** As it names itself; null when it never answered. */
  model: string | null;
  turns: number;
  /** Turns that this attempt paid; the others were kept from an earlier one. */
  paidNow: number;
  requestIds: readonly string[];
  tokens: { input: number; cached: number; output: number; reasoning: number };
  /** Millionths of the currency; null: the price is not known. */
  cost: { micros: number; currency: string; priceAsOf: string } | null;
  outcome: 'refined' | 'draft-stands';
  /** Why the draft stands. */
  reason?: string;
}

/** One run of a task by its agent. Bodies stay in the catalog; the trace names exact revisions and hashes. */
export interface AgentTrace {
  /** On the run's clock, ISO UTC. */
  at: string;
  agent: string;
  task: string;
  level: InstructionLevel;
  instructionSet: string;
  inputs: readonly EnvelopeInput[];
  tools: readonly ToolTrace[];
  /** Wall-clock time of gathering, drafting and checking; storing is not counted. */
  durationMs: number;
  outcome:
    | { status: 'stored' | 'unchanged'; type: string; revision: number; contentHash: string }
    /** An input changed while it ran: the result was dropped, and the task runs again. */
    | { status: 'superseded' }
    | { status: 'failed'; code: FaultCode; detail: string };
  /** Of model calls; null where no model took part. */
  tokens: { input: number; output: number } | null;
  /** Absent where no model took part. */
  model?: ModelTrace;
  operationId: string;
  /** W3C id of the trace of the request that set it off; absent in older ones. */
  traceId?: string;
}
