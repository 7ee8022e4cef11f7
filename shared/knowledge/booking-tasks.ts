/**
 * The tasks by which a purchase is booked, by the ids of the templates: the first that is planned counts, and nothing is
 * due before it is over. Source: planner's judgement.
 */
export const bookingTasks: Readonly<Record<string, readonly string[]>> = {
  venue: ['C15', 'G09', 'M06', 'W10', 'P04'],
  site: ['C31'],
  catering: ['C30', 'W13', 'M10', 'P06'],
  av: ['C29', 'G19', 'W13', 'K04'],
  programme: ['F15', 'C21', 'G10', 'W04', 'M07'],
  travel: ['C28'],
  security: ['C33', 'G18', 'K12'],
  'first-aid': ['F06', 'C33', 'G18', 'K12'],
  staff: ['C33', 'G18'],
  invitations: ['G13'],
  marketing: ['C36'],
  decor: ['G14'],
  insurance: ['C17', 'G17', 'K01'],
  access: ['X03', 'C32'],
};
