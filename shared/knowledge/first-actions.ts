/** The first thing to do once a risk of the catalogue has happened, and within how many minutes (planner's judgement). */
export const firstActions: Readonly<Record<string, { action: string; withinMinutes: number }>> = {
  R01: {
    action: 'Confirm the loss in writing, call the second option and put its room on hold',
    withinMinutes: 15,
  },
  R02: {
    action: 'Compare registrations with the room and tell the venue which room is needed',
    withinMinutes: 15,
  },
  R03: {
    action: 'Look at registrations by channel and decide on the campaign of the week',
    withinMinutes: 15,
  },
  R04: { action: 'Count the people in the room and tell the caterer the new number', withinMinutes: 10 },
  R05: { action: 'Call the reserve speaker and hold the slot on the screens', withinMinutes: 15 },
  R06: { action: 'Move the stand-by speaker to the room', withinMinutes: 10 },
  R07: { action: 'Switch to the spare set while the host fills five minutes', withinMinutes: 5 },
  R08: { action: 'Switch the stage to the backup line and close guest video', withinMinutes: 5 },
  R09: { action: 'Switch to the backup encoder and link, and post the link to viewers', withinMinutes: 5 },
  R10: {
    action: 'Keep people seated, check the emergency light and call the house technician',
    withinMinutes: 3,
  },
  R11: { action: 'Call the second supplier and confirm what it can deliver and when', withinMinutes: 15 },
  R12: { action: 'Call the kitchen, and move the next session before the meal', withinMinutes: 10 },
  R13: { action: 'Call medical help, take the dish off the table and keep a sample', withinMinutes: 3 },
  R14: { action: 'Call medical help, send someone to the entrance and clear the way', withinMinutes: 3 },
  R15: { action: 'Start the evacuation and call the fire service', withinMinutes: 1 },
  R16: { action: 'Stop entry and open the overflow room', withinMinutes: 2 },
  R17: { action: 'Lock or clear the area and call the police', withinMinutes: 3 },
  R18: {
    action: 'Read the measured value, stop work at height and bring people under cover',
    withinMinutes: 10,
  },
  R30: { action: 'Move the person who reports to a quiet room with a trained colleague', withinMinutes: 15 },
  R35: { action: 'Close the exits, give out the description and start the search', withinMinutes: 3 },
};
