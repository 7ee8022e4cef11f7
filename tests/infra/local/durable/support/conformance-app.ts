import { app } from '@azure/functions';
import * as df from 'durable-functions';

/** The patterns of the Durable Functions documentation, written as they are for Azure: nothing here knows the engine. */

app.http('start', {
  route: 'orchestrators/{name}',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    const client = df.getClient(context);
    const text = await request.text();
    const input: unknown = text === '' ? undefined : JSON.parse(text);
    const id = await client.startNew(request.params['name'] ?? '', { input });
    return client.createCheckStatusResponse(request, id);
  },
});

app.http('count-clicks', {
  route: 'entity/{operation}',
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    const client = df.getClient(context);
    const counter = new df.EntityId('counter', 'clicks');
    try {
      await (request.params['operation'] === 'read'
        ? client.readEntityState(counter)
        : client.signalEntity(counter, 'add', 1));
      return { body: 'accepted' };
    } catch (error) {
      return { status: 502, body: String(error) };
    }
  },
});

df.app.activity('say-hello', { handler: (city: string) => `Hello ${city}` });
df.app.activity('list-files', { handler: (count: number) => Array.from({ length: count }, (_, n) => n + 1) });
df.app.activity('copy-file', { handler: (size: number) => size * 1024 });
df.app.activity('ask-for-approval', { handler: () => {} });
df.app.activity('escalate', { handler: (why: string) => `escalated: ${why}` });
df.app.activity('look-at-job', { handler: (round: number) => (round < 3 ? 'running' : 'done') });
df.app.activity('install', { handler: (device: string) => `${device} is ready` });

df.app.orchestration('chaining', function* ({ df: durable }) {
  const greetings: string[] = [];
  greetings.push(yield durable.callActivity('say-hello', 'Tokyo'));
  greetings.push(yield durable.callActivity('say-hello', 'Seattle'));
  greetings.push(yield durable.callActivity('say-hello', 'Cairo'));
  return greetings;
});

df.app.orchestration('fan-out', function* ({ df: durable }) {
  const files: number[] = yield durable.callActivity('list-files', durable.getInput());
  const sizes: number[] = yield durable.Task.all(
    files.map((file) => durable.callActivity('copy-file', file)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
});

df.app.orchestration('approval', function* ({ df: durable }) {
  yield durable.callActivity('ask-for-approval', durable.getInput());
  const approval = durable.waitForExternalEvent('ApprovalEvent');
  const due = durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 72 * 3_600_000));
  const winner = yield durable.Task.any([approval, due]);
  if (winner === due) return yield durable.callActivity('escalate', 'no answer in 72 hours');
  due.cancel();
  return approval.result;
});

df.app.orchestration('monitor', function* ({ df: durable }) {
  const round = Number(durable.getInput());
  const state: string = yield durable.callActivity('look-at-job', round);
  if (state === 'done') return `done in round ${round}`;
  durable.setCustomStatus(`round ${round}`);
  yield durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 30_000));
  durable.continueAsNew(round + 1);
  return undefined;
});

df.app.orchestration('provision-device', function* ({ df: durable }) {
  return yield durable.callActivity('install', durable.getInput());
});

df.app.orchestration('provision-all', function* ({ df: durable }) {
  const devices: string[] = durable.getInput() ?? [];
  return yield durable.Task.all(
    devices.map((device, index) =>
      durable.callSubOrchestrator('provision-device', device, `${durable.instanceId}:${index}`),
    ),
  );
});

const counter = new df.EntityId('counter', 'clicks');

df.app.orchestration('call-entity', function* ({ df: durable }) {
  return yield durable.callEntity(counter, 'get');
});
df.app.orchestration('signal-entity', function* ({ df: durable }) {
  durable.signalEntity(counter, 'add', 1);
  return yield durable.callActivity('say-hello', 'nobody');
});
df.app.orchestration('lock-entity', function* ({ df: durable }) {
  yield durable.lock(counter);
});
df.app.orchestration('call-http', function* ({ df: durable }) {
  return yield durable.callHttp({ method: 'GET', url: 'http://127.0.0.1:9/' });
});
df.app.orchestration('call-http-among-others', function* ({ df: durable }) {
  return yield durable.Task.all([
    durable.callActivity('say-hello', 'Tokyo'),
    durable.callHttp({ method: 'GET', url: 'http://127.0.0.1:9/' }),
  ]);
});
