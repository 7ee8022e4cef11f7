/** Who "answers" where a rule of precedence decides. */
export const tieBreak = 'tie-break';
