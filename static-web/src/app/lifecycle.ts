import type { EventView } from '../api/shapes.ts';

export type State = EventView['state'];

/** The eight states in order, with what happens in each. A state that is missing here fails to compile. */
const work: Record<State, string> = {
  Initiate: 'The brief is read and completed',
  Plan: 'Timeline, tasks, risks',
  Research: 'Venues are compared',
  Budget: 'Costs, savings, the decision',
  Logistics: 'Programme, people, vendors',
  Confirm: 'Everything approved, the final go',
  Execute: 'The event takes place',
  Postmortem: 'What was learned',
};

export const states = Object.keys(work) as State[]; // the keys of the record above, in their order
export const workOf = (state: State): string => work[state];
