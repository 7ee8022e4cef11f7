import { useParams } from 'react-router';
import type { EventBriefBody } from '../../../../../shared/artifacts/event-brief-schema.ts';
import { useArtifact } from '../../../api/queries.ts';

/** The currency of the event's budget, ISO 4217; undefined while none is known. */
export function useCurrency(): string | undefined {
  const { eventId = '' } = useParams();
  return useArtifact<EventBriefBody>(eventId, 'EventBrief').data?.body.budget?.currency;
}
