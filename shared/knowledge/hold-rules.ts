/** How venues keep dates for an organiser, and what a run proposes. */
export const holdRules = {
  /** Days that a venue keeps an option: least and most. */
  leastDays: 7,
  mostDays: 60,
  source: 'production handbooks and venue hold policies: options expire after 7 to 60 days',
  /** Working days after the decision until an option is let go: for the signature. */
  afterDecision: { workingDays: 2, source: "planner's judgement" },
  /** Calendar days that the next option outlives the first: it is the way back. */
  secondOutlives: { days: 7, source: "planner's judgement" },
  /** A rival's challenge of an option is answered within it. */
  challenge: { workingDays: 1, source: 'venue hold policies' },
  /** Options that should stand at the same time. */
  wanted: 2,
} as const;
