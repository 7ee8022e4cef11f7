import { app } from '@azure/functions';
import { forgetLogs } from '../../shared/workflow/forget-logs.ts';
import { forgetTrails } from '../../shared/workflow/forget-trails.ts';
import { composition } from '../composition.ts';
import { rememberedMs } from '../http/request-key.ts';

/** Keys of requests are forgotten when nobody repeats them any more, old logs, feeds and traces as the
 * organisation's policy says. */
app.timer('retention', {
  schedule: '0 7 * * * *',
  handler: async () => {
    const ports = await composition();
    await ports.requests.forget(ports.now() - rememberedMs);
    await forgetLogs(ports);
    await forgetTrails(ports);
  },
});
