import { Link } from 'react-router';
import type { EventBriefBody } from '../../../shared/artifacts/event-brief-schema.ts';
import type { VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import { type Hold, holdsOf } from '../../../shared/contracts/held-venue.ts';
import { SLOW_MS, useArtifact, useEvent } from '../api/queries.ts';
import type { Approval } from '../api/shapes.ts';
import { day, money } from '../ui/figures.ts';
import { OnRequest } from '../ui/OnRequest.tsx';
import { Notice } from '../ui/States.tsx';
import { HoldPrices } from './HoldPrices.tsx';

interface VenueHoldsProps {
  approval: Pick<Approval, 'eventId' | 'proposal'>;
}

/** The real houses that keep the days, against how many are wanted: whoever takes a venue decides about them. */
export function VenueHolds({ approval: { eventId, proposal } }: VenueHoldsProps) {
  const actions = useEvent(eventId, SLOW_MS).data?.actions;
  const availability = useArtifact<VenueAvailabilityBody>(eventId, 'VenueAvailability').data;
  const brief = useArtifact<EventBriefBody>(eventId, 'EventBrief').data?.body;
  const taken = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body.reallocated ?? [];
  if (!availability) return null;
  const more = taken.find(({ category }) => category === 'venue');
  const isAskedFor = brief?.constraints.some(({ concept }) => concept === 'holds') ?? false;
  const { confirmed, wanted } = availability.body.holds;
  const holds = holdsOf(availability.body);
  return (
    <>
      {confirmed < wanted && (
        <Notice tone={isAskedFor ? 'warn' : 'accent'}>
          {confirmed} of {wanted} holds {isAskedFor ? 'that the brief asks for are' : 'are'} on record. A hold
          keeps the days at a real house while you decide:{' '}
          <Link to={`/events/${eventId}/report?kind=hold&status=tentative`}>record one</Link> first, or decide
          knowing that.
        </Notice>
      )}
      {holds.length > 0 && (
        <>
          <p className="small muted">Houses that keep the days, or are asked to:</p>
          <ul>
            {holds.map((hold) => (
              <li key={hold.venueName}>{holdWords(hold)}</li>
            ))}
          </ul>
          {more && proposal.currency && (
            <p>
              By the holds on record, {more.title} comes to {money(more.amountMinor, proposal.currency)} more
              than the estimate above; the money for it is set aside.
            </p>
          )}
          {actions?.['artifact.read-sensitive']?.allowed === true && (
            <OnRequest summary="What these houses ask">
              {() => (
                <HoldPrices
                  eventId={eventId}
                  version={`${availability.envelope.revision}`}
                  currency={proposal.currency}
                />
              )}
            </OnRequest>
          )}
        </>
      )}
    </>
  );
}

const holdWords = ({ venueName, status, for: kind, expiresOn }: Hold): string =>
  `${venueName}${kind ? `, as ${kind}` : ''}: ${status}${expiresOn ? ` until ${day(expiresOn)}` : ''}`;
