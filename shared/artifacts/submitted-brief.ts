/** What a caller sent, after its names are normalised: the input from which an EventBrief is read. */
export interface BriefSubmission {
  asOf: string;
  text?: string | undefined;
  title?: string | undefined;
  /** As sent: a local day, a local time, or an instant with Z or an offset. */
  dateRange?: { start: string; end: string } | undefined;
  audienceSize?: number | undefined;
  eventType?: string | undefined;
  place?: string | { city: string; country?: string | undefined; area?: string | undefined } | undefined;
  timeZone?: string | undefined;
  budget?:
    string | { amountMinor: number; currency: string } | { amount: number; currency: string } | undefined;
  objectives: string[];
  constraints: string[];
  assumptions: string[];
  /** Requirements that later changes said in words, one text a change: each takes the place of what was said of the same. */
  corrections?: string[] | undefined;
  stakeholders: SubmittedStakeholder[];
  /** Top-level names that are no field of a brief; they are shown, not used. */
  unknownFields: string[];
}

/** Says nothing; what is known of a brief is put over it. */
export const emptySubmission: BriefSubmission = {
  asOf: '',
  objectives: [],
  constraints: [],
  assumptions: [],
  stakeholders: [],
  unknownFields: [],
};

export interface SubmittedStakeholder {
  name: string;
  role: string;
  contact?: string | undefined;
  decisionRights: string[];
}
