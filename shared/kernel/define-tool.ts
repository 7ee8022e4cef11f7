import type { ZodType } from 'zod';
import type { OrganisationList } from './organisation-store.ts';

export type ResultSource = 'live' | 'cache' | 'catalogue' | 'archetype';

/** A call that a task asks for; the runner makes it. */
export interface ToolCall {
  tool: string;
  input: unknown;
}

/** What came of it: stored beside the artifact it served. */
export interface ToolResult<O = unknown> {
  tool: string;
  source: ResultSource;
  output: O;
  /** Why it is not live, in one sentence; absent when it is. */
  note?: string;
}

export interface ToolDefinition<N extends string = string, I = unknown, O = unknown, P = unknown> {
  kind: 'tool';
  name: N;
  title: string;
  effect: 'read' | 'write';
  input: ZodType<I>;
  output: ZodType<O>;
  timeout: { seconds: number };
  retry: { attempts: number; backoff: 'exponential'; firstDelayMs: number };
  /** Lists of the organisation that its answer depends on: a new version makes the task that calls it stale. */
  lists: readonly OrganisationList[];
  call(input: I): ToolCall;
  run(input: unknown, ports: P): Promise<unknown>;
  /** Used after the last attempt failed; undefined means: ask a person. */
  fallback?(
    input: unknown,
    reason: string,
    ports: P,
  ): Promise<{ source: ResultSource; output: unknown } | undefined>;
}

export function defineTool<const N extends string, I, O, P>(declaration: {
  name: N;
  title: string;
  effect: 'read' | 'write';
  input: ZodType<I>;
  output: ZodType<O>;
  timeout: { seconds: number };
  retry: { attempts: number; backoff: 'exponential'; firstDelayMs: number };
  lists?: readonly OrganisationList[];
  run: (input: I, ports: P) => Promise<O>;
  fallback?: (input: I, reason: string, ports: P) => Promise<{ source: ResultSource; output: O } | undefined>;
}): ToolDefinition<N, I, O, P> {
  const { run, fallback, lists = [], ...rest } = declaration;
  return {
    ...rest,
    lists,
    kind: 'tool',
    call: (input) => ({ tool: declaration.name, input }),
    run: (input, ports) => run(declaration.input.parse(input), ports),
    ...(fallback && {
      fallback: (input: unknown, reason: string, ports: P) =>
        fallback(declaration.input.parse(input), reason, ports),
    }),
  };
}
