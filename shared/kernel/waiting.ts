/** One thing that a run waits for, and who can end the wait. */
export interface Waiting {
  kind: 'question' | 'conflict' | 'approval' | 'record' | 'gate' | 'failure' | 'until';
  id?: string;
  what: string;
  /** Of what has a name of its own, for places too narrow for `what`. */
  title?: string;
  who: string;
  until?: string;
}
