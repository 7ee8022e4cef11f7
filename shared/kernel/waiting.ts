/** One thing that a run waits for, and who can end the wait. */
export interface Waiting {
  kind: 'question' | 'conflict' | 'approval' | 'record' | 'gate' | 'failure' | 'until';
  id?: string;
  what: string;
  /** Of what has a name of its own, for places too narrow for `what`. */
  title?: string;
  who: string;
  /** ISO UTC: before it nobody has anything to do. */
  from?: string;
  until?: string;
}
