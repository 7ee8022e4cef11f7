import { defineView } from '../kernel/define-record.ts';
import { answerRecord, approvalRecord, directiveRecord } from './records.ts';

/** Ids of the ways out of a conflict about the venue: the plan stays where it is, or moves. */
export const keptVenueOption = (candidateId: string): string => `keep-${candidateId}`;
export const otherVenueOption = (candidateId: string): string => `venue-${candidateId}`;
const moved = /^venue-(cand-[a-z0-9-]+)$/;

/**
 * The candidate that was taken instead of the recommended one, or null: then the recommended one stands.
 * Approving the recommendation therefore changes nothing that a task reads.
 */
export const venueChoice = defineView({
  name: 'venueChoice',
  of: [approvalRecord, directiveRecord, answerRecord],
  decidedBy: 'venue',
  select: (records) => {
    let choice: string | null = null;
    for (const record of records) {
      if (record.kind === 'answer' && record.body.field === 'conflict:venue')
        choice = moved.exec(String(record.body.value))?.[1] ?? choice;
      if (record.kind === 'directive' && record.body.subject === 'venue' && record.body.choose)
        choice = record.body.choose;
      if (
        record.kind === 'approval' &&
        record.body.approval === 'venue' &&
        record.body.decision === 'approved'
      ) {
        choice = record.body.deviates && record.body.candidateId ? record.body.candidateId : null;
      }
    }
    return choice;
  },
});
