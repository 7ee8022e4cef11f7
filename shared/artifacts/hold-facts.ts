import { defineView } from '../kernel/define-record.ts';
import { holdRecord } from './records.ts';

/** Every word about a hold, oldest first; the last one on a venue counts. */
export const holdFacts = defineView({
  name: 'holdFacts',
  of: [holdRecord],
  select: (records) =>
    records.map(({ body: { venueName, status, expiresOn } }) => ({
      venueName,
      status,
      ...(expiresOn !== undefined && { expiresOn }),
    })),
});
