import type { ModelTrace } from '../kernel/agent-trace.ts';
import type { RefiningLimits } from '../kernel/define-refinement.ts';
import { costMicros, type ModelPort, type ModelUsage } from '../kernel/model-port.ts';
import type { TakenTurn } from './take-turn.ts';

const nothing: ModelUsage = { input: 0, cached: 0, output: 0, reasoning: 0 };

export type ModelTally = ReturnType<typeof modelTally>;

/** Counts what the turns of one refinement use up, those of an earlier attempt included. */
export function modelTally({ deployment, price }: Pick<ModelPort, 'deployment' | 'price'>, version: string) {
  const turns: TakenTurn[] = [];
  const used = () =>
    turns.reduce(
      (sum, { answer: { usage } }) => ({
        input: sum.input + usage.input,
        cached: sum.cached + usage.cached,
        output: sum.output + usage.output,
        reasoning: sum.reasoning + usage.reasoning,
      }),
      nothing,
    );
  const cost = () => (price ? costMicros(price, used()) : null);
  return {
    add(turn: TakenTurn) {
      turns.push(turn);
    },
    /** Why there is no further turn; null while there may be one. */
    over({ totalTokens, costMicros: most, outputTokensPerTurn }: RefiningLimits): string | null {
      const { input, output } = used();
      if (input + output + (turns.length > 0 ? outputTokensPerTurn : 0) > totalTokens)
        return `limit: a further turn could use more than ${totalTokens} tokens.`;
      return (cost() ?? 0) >= most ? `limit: it cost ${cost()} millionths of ${price?.currency}.` : null;
    },
    trace(outcome: ModelTrace['outcome'], reason?: string): ModelTrace {
      const { cached, reasoning, input, output } = used();
      const micros = cost();
      return {
        deployment,
        refinement: version,
        model: turns.at(-1)?.answer.model ?? null,
        turns: turns.length,
        paidNow: turns.filter(({ isPaidNow }) => isPaidNow).length,
        requestIds: turns.flatMap(({ answer: { requestId } }) => requestId ?? []),
        tokens: { input, cached, output, reasoning },
        cost: price && micros !== null ? { micros, currency: price.currency, priceAsOf: price.asOf } : null,
        outcome,
        ...(reason !== undefined && { reason }),
      };
    },
  };
}
