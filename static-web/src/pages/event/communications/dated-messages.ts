import type { Communication } from '../../../../../shared/artifacts/communications-plan.ts';

type DatedMessage = Communication['messages'][number] & Pick<Communication, 'audience' | 'owner'>;

/** Every message that has its day, by day, with whom it goes to and who sends it. */
export function datedMessages(communications: readonly Communication[]): DatedMessage[] {
  return communications
    .flatMap(({ messages, audience, owner }) => messages.map((message) => ({ ...message, audience, owner })))
    .toSorted((a, b) => a.on.localeCompare(b.on));
}
