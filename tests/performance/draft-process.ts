import { draftCosts, draftedTasks, longestPause } from './draft-costs.ts';

/** The plans that the figures are promised for: a small meetup, and a hybrid conference for 800 people. */
const figures = {
  tasks: draftedTasks,
  beginner: draftCosts('krakow', 'Beginner'),
  advanced: draftCosts('toronto', 'Advanced'),
  pause: await longestPause('toronto'),
};
process.stdout.write(JSON.stringify(figures), () => process.exit());
