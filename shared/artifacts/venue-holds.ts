import { defineView, type StoredRecordOf } from '../kernel/define-record.ts';
import { holdRecord } from './records.ts';

/** The newest word about one venue, from a person or a connected source. */
export interface HoldOnRecord {
  venueName: string;
  /** The candidate that it stands for; a word that names none leaves the one named before. */
  candidateId: string | null;
  status: 'requested' | 'tentative' | 'definite' | 'released';
  optionRank: number | null;
  expiresOn: string | null;
  by: string;
}

type StoredHold = StoredRecordOf<typeof holdRecord>;

export interface HoldHistory {
  hold: HoldOnRecord;
  first: StoredHold;
  newest: StoredHold;
  /** How many words there were about this venue. */
  times: number;
}

/**
 * What is on record about each venue, the venue spoken of last standing last. A venue is known by its name: several
 * may be held for one candidate that is only a kind of venue.
 */
export function holdHistories(records: readonly StoredHold[]): HoldHistory[] {
  const byVenue = new Map<string, HoldHistory>();
  for (const record of records) {
    const { venueName, candidateId, status, optionRank, expiresOn } = record.body;
    const known = byVenue.get(venueName);
    byVenue.delete(venueName);
    byVenue.set(venueName, {
      hold: {
        venueName,
        candidateId: candidateId ?? known?.hold.candidateId ?? null,
        status,
        optionRank: optionRank ?? null,
        expiresOn: expiresOn ?? null,
        by: record.by,
      },
      first: known?.first ?? record,
      newest: record,
      times: (known?.times ?? 0) + 1,
    });
  }
  return [...byVenue.values()];
}

/** The newest word about each venue's dates. */
export const venueHolds = defineView({
  name: 'venueHolds',
  of: [holdRecord],
  select: (records): HoldOnRecord[] => holdHistories(records).map(({ hold }) => hold),
});

/** Tentative or definite, and not run out by the day. */
export function isHeld(
  { status, expiresOn }: Pick<HoldOnRecord, 'expiresOn'> & { status: string },
  on: string,
): boolean {
  return (status === 'tentative' || status === 'definite') && (expiresOn === null || expiresOn >= on);
}
