import type { StoredRecord } from '../api/shapes.ts';

/** The newest word about one house, as far as the caller sees it. */
export interface HoldOnRecord {
  venueName: string;
  status: string;
  /** The candidate that it stands for; undefined for a house that nobody proposed. */
  candidateId: string | undefined;
  optionRank: number | undefined;
  expiresOn: string | undefined;
  /** Undefined where no price was given, null while it is kept back. */
  costMinor: number | null | undefined;
}

type Said = Omit<HoldOnRecord, 'costMinor'> & { costMinor?: unknown };

/** What is on record about each house, the one spoken of last standing last. A later word that names no candidate or price leaves the one named before. */
export function holdsOnRecord(records: readonly StoredRecord[]): HoldOnRecord[] {
  const byHouse = new Map<string, HoldOnRecord>();
  for (const { kind, body } of records) {
    if (kind !== 'hold') continue;
    const { venueName, status, candidateId, optionRank, expiresOn, costMinor } = body as Said; // by its kind
    const known = byHouse.get(venueName);
    byHouse.delete(venueName);
    byHouse.set(venueName, {
      venueName,
      status,
      candidateId: candidateId ?? known?.candidateId,
      optionRank,
      expiresOn,
      costMinor:
        costMinor === undefined ? known?.costMinor : typeof costMinor === 'number' ? costMinor : null,
    });
  }
  return [...byHouse.values()];
}

/** Of the houses that stand for a candidate the one spoken of last, unless it is given up. */
export const holdOf = (records: readonly StoredRecord[], candidateId: string): HoldOnRecord | undefined =>
  holdsOnRecord(records).findLast((hold) => hold.candidateId === candidateId && hold.status !== 'released');
