import { app } from '@azure/functions';
import { composition } from '../composition.ts';
import { rememberedMs } from '../http/request-key.ts';

/** Keys of requests are forgotten when nobody repeats them any more. */
app.timer('retention', {
  schedule: '0 7 * * * *',
  handler: async () => {
    const { requests, now } = await composition();
    await requests.forget(now() - rememberedMs);
  },
});
