import { app } from '@azure/functions';
import { sweepApprovals } from '../../shared/workflow/sweep-approvals.ts';
import { composition } from '../composition.ts';

/** Runs chase their approvals themselves; this finds what a run has missed that does not go on. */
app.timer('approvals', {
  schedule: '0 27 * * * *',
  handler: async () => sweepApprovals(await composition()),
});
