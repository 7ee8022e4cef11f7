/** Working days that a venue or a supplier gets to answer (planner's judgement; tenders run 8 to 15). */
export const replyWorkingDays = 10;
/** Days before the event by which suppliers have answered, where the timeline names no day for their contracts. */
export const suppliersAnswerDaysBefore = 28;

/** Measurable service levels to ask for (planner's judgement). */
export const serviceLevels = {
  catering: [
    'Every service point open 5 minutes before its slot',
    'Allergens on a label at every dish; a person on site who can answer for them',
    'Five per cent of the day’s fee off for each breach that was reported on the day',
  ],
  av: [
    'A technician at the fault within 3 minutes, a spare projector and microphone working within 5',
    'Every room tested, with the speakers’ machines, an hour before doors',
    'Five per cent of the day’s fee off for each breach that was reported on the day',
  ],
} as const;

/** Quotes to compare for a service, unless the brief rules another number (planner's judgement). */
export const quotesToCompare = { Beginner: 1, Intermediate: 2, Advanced: 3 } as const;
