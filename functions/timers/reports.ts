import { app } from '@azure/functions';
import { writeReports } from '../../shared/workflow/write-reports.ts';
import { composition } from '../composition.ts';

/** Each hour, because a period ends at another hour than the host may be there; what is written is not written again. */
app.timer('reports', {
  schedule: '0 17 * * * *',
  // After a time without a host.
  runOnStartup: true,
  handler: async () => writeReports(await composition()),
});
