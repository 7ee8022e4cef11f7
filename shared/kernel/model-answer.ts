import { z } from 'zod';
import type { ModelAnswer, ModelFailure } from './model-port.ts';

const message = z.object({
  type: z.literal('message'),
  content: z.array(
    z.union([
      z.object({ type: z.literal('output_text'), text: z.string() }),
      z.object({ type: z.literal('refusal'), refusal: z.string() }),
    ]),
  ),
});

/** The JSON value that a complete answer holds, with its text, or why there is none. */
export function valueIn(answer: ModelAnswer): { text: string; value: unknown } | { failure: ModelFailure } {
  const { status, reason, output } = answer;
  if (status === 'incomplete')
    return reason === 'content_filter'
      ? failed('filtered', 'The answer was cut off by the content filter.')
      : failed('truncated', 'The answer was longer than its limit.');
  if (status !== 'completed') return failed('failed', `The model ended with status ${status}.`);
  const parts = output.flatMap((item) => message.safeParse(item).data?.content ?? []);
  if (parts.some(({ type }) => type === 'refusal')) return failed('refused', 'The model declined to answer.');
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    return { text, value: undefined };
  }
}

function failed(kind: ModelFailure['kind'], detail: string): { failure: ModelFailure } {
  return { failure: { kind, detail, retryable: false } };
}
