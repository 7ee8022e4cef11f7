import {
  approvalRecord,
  directiveRecord,
  holdRecord,
  programmeRecord,
  quoteRecord,
  registrationRecord,
} from '../artifacts/records.ts';
import { venueChoice } from '../artifacts/venue-choice.ts';
import type { StoredRecord } from '../kernel/define-record.ts';

type Carried = Omit<StoredRecord, 'seq' | 'id'>;

/**
 * What people said before and while the plan was decided, the house and the prices that it counts with, and what the
 * event is to be: its programme and who has registered. A rehearsal reports the rest by itself.
 */
const said: readonly string[] = [
  'submission',
  'answer',
  'directive',
  'brief-change',
  holdRecord.kind,
  quoteRecord.kind,
  programmeRecord.kind,
  registrationRecord.kind,
];

/**
 * The records that a rehearsal begins with: what was said and handed over, and the venue that was approved, as a
 * person's wish, so that it rehearses the plan as it stands. Its own approvals are decided in the rehearsal.
 */
export function rehearsedRecords(records: readonly StoredRecord[]): Carried[] {
  const carried: StoredRecord[] = [];
  for (const record of records) {
    if (said.includes(record.kind)) carried.push(record);
    const candidateId = approvedVenue(record);
    if (!candidateId) continue;
    const isRecommended = venueChoice.select([record]) === null;
    // Without a wish the recommended venue is proposed anyway.
    if (isRecommended && venueChoice.select(carried) === null) continue;
    carried.push({ ...record, kind: directiveRecord.kind, body: wish(record, candidateId) });
  }
  return carried.map(({ seq: _seq, id: _id, ...rest }) => rest);
}

function approvedVenue({ kind, body }: StoredRecord): string | undefined {
  if (kind !== approvalRecord.kind) return undefined;
  const { approval, decision, candidateId } = approvalRecord.schema.parse(body);
  return approval === 'venue' && decision === 'approved' ? candidateId : undefined;
}

function wish({ body }: StoredRecord, choose: string): unknown {
  const { approvalId } = approvalRecord.schema.parse(body);
  const comment = 'Approved in the event that is rehearsed.';
  return directiveRecord.schema.parse({ subject: 'venue', approvalId, comment, choose });
}
