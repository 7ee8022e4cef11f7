import type { ModelPrice } from './settings.ts';

/** One call of a model. It holds nothing that changes from one attempt to the next: no clock, no random id. */
export interface ModelRequest {
  /** Name of what is asked for; with the version of its wording, so that equal beginnings share the service's cache. */
  name: string;
  instructions: string;
  messages: readonly { role: 'user' | 'assistant'; text: string }[];
  /** Strict JSON schema of the answer, see `wireSchema`. */
  schema: Readonly<Record<string, unknown>>;
  maxOutputTokens: number;
}

export interface ModelUsage {
  input: number;
  /** Of the input, what the service had in its cache. */
  cached: number;
  output: number;
  /** Of the output, what nobody sees. */
  reasoning: number;
}

/** What the service sent, unread: it is paid for, whatever is in it. */
export interface ModelAnswer {
  id: string;
  requestId: string | null;
  /** The model behind the deployment, as it names itself. */
  model: string;
  status: string;
  /** Why it is not complete. */
  reason: string | null;
  output: readonly unknown[];
  usage: ModelUsage;
}

export const modelFailures = [
  'rate-limited',
  'filtered',
  'refused',
  'truncated',
  'failed',
  'malformed',
  'unavailable',
  'unauthorised',
  'deployment-missing',
  'aborted',
] as const;
export type ModelFailureKind = (typeof modelFailures)[number];

export interface ModelFailure {
  kind: ModelFailureKind;
  /** One sentence without anything of the prompt or the answer. */
  detail: string;
  /** The same call may succeed later. */
  retryable: boolean;
  /** Milliseconds, where the service said so. */
  retryAfterMs?: number;
}

export type ModelReply = { answer: ModelAnswer } | { failure: ModelFailure };

/** A model of a deployment. What goes wrong is data; it throws for nothing but a defect. */
export interface ModelPort {
  deployment: string;
  /** Null: what a call costs is not known. */
  price: ModelPrice | null;
  respond(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

/** Millionths of the price's currency, rounded up. */
export function costMicros(price: ModelPrice, { input, cached, output }: ModelUsage): number {
  return Math.ceil((input - cached) * price.input + cached * price.cached + output * price.output);
}
