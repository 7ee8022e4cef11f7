import type { Observers } from '../../kernel/telemetry-names.ts';
import type { Failed } from './otel-figures.ts';
import type { TakeFigure } from './traced-telemetry.ts';

/** Values kept before there is anything to count them with. */
const most = 5_000;

/**
 * Figures of one machine. What counts them takes a fifth of a second to load, which a start need not spend: it is loaded
 * when somebody reads, or when so many values wait; those are counted then.
 */
export function lateFigures(
  observers: Observers,
  failed: Failed,
): { takeFigure: TakeFigure; read(): Promise<string> } {
  const waiting: Parameters<TakeFigure>[] = [];
  let take: TakeFigure = (...value) => {
    waiting.push(value);
    if (waiting.length === most) loaded().catch(giveUp);
  };
  const giveUp = (error: unknown) => {
    failed('all', error);
    waiting.length = 0;
    take = () => {};
  };
  let loading: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { pulledFigures } = await import('./pulled-figures.ts');
    const pulled = pulledFigures(observers, failed);
    take = pulled.takeFigure;
    for (const value of waiting.splice(0)) take(...value);
    return pulled;
  };
  const loaded = () => (loading ??= load());
  return { takeFigure: (...value) => take(...value), read: async () => (await loaded()).read() };
}
