import type { ListedEvent } from '../api/shapes.ts';

export type Standing = Pick<ListedEvent, 'status' | 'waitingFor'> & {
  summary: Pick<NonNullable<ListedEvent['summary']>, 'health'> | null;
};

/** Everything is decided and the event is not over: nobody has anything to do before its day. */
export const awaitsItsDay = ({ status, waitingFor, summary }: Standing): boolean =>
  status === 'waiting' &&
  waitingFor.length > 0 &&
  waitingFor.every(({ from }) => from !== undefined) &&
  (summary?.health.standing === 'on-track' || summary?.health.standing === 'at-risk');

/** The one whose decision is all that a run waits for, by name or role. */
export function deciderWaitedFor({ status, waitingFor: [first, ...others] }: Standing): string | undefined {
  if (status !== 'waiting' || first?.kind !== 'approval') return undefined;
  return others.every(({ kind, who }) => kind === 'approval' && who === first.who) ? first.who : undefined;
}
