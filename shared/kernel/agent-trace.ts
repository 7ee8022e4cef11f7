import type { ResultSource } from './define-tool.ts';
import type { EnvelopeInput } from './envelope.ts';
import type { FaultCode } from './errors.ts';
import type { InstructionLevel } from './levels.ts';

/** One tool call: where its answer came from and what it took. */
export interface ToolTrace {
  tool: string;
  source: ResultSource;
  attempts: number;
  durationMs: number;
  /** Why the answer is not live; absent when it is. */
  note?: string;
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
  operationId: string;
  /** W3C id of the trace of the request that set it off; absent in older ones. */
  traceId?: string;
}
