import { runServer } from '../../../infra/local/run-server.ts';

/** The local host as a process of its own, over an app small enough to look at. */
async function registerSmallApp(): Promise<void> {
  const { app } = await import('@azure/functions');
  const df = await import('durable-functions');
  df.app.orchestration('add-up', function* (context) {
    return yield context.df.callActivity('add', context.df.getInput());
  });
  df.app.activity('add', { handler: ([left, right]: number[]) => (left ?? 0) + (right ?? 0) });
  app.post('request-sum', {
    route: 'add',
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => {
      const client = df.getClient(context);
      const id = await client.startNew('add-up', {
        instanceId: request.query.get('id') ?? '',
        input: [1, 2],
      });
      return { status: 202, jsonBody: { id } };
    },
  });
  app.get('sum', {
    route: 'sums/{id}',
    extraInputs: [df.input.durableClient()],
    handler: async (request, context) => ({
      jsonBody: await df.getClient(context).getStatus(request.params['id'] ?? ''),
    }),
  });
  app.get('seam', () => {
    const symbol = Symbol.for('eods.local');
    const seam = Reflect.get(globalThis, symbol) as { keyFile: string }; // as the app reads it
    return { jsonBody: { names: Object.keys(seam), keyFile: seam.keyFile } };
  });
  app.get('warn', (_request, context) => {
    context.warn('look here');
    console.log('printed', { by: 'the app' });
    return {};
  });
}

await runServer({ load: registerSmallApp, staticDir: '/nowhere' });
