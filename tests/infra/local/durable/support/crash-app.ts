/**
 * A process of its own: runs one instance to its end, however often it is killed in between.
 * Arguments: the folder for the store and the marks. Prints the final status.
 */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDurableEngine } from '../../../../../infra/local/durable/engine.ts';
import { faultPointsFrom } from '../../../../../infra/local/fault-points.ts';
import { installFunctionsCore } from '../../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../../infra/local/host/runner.ts';
import { noLog } from '../../../../../infra/local/log.ts';
import { realClock } from '../../../../../infra/local/real-clock.ts';

const core = installFunctionsCore();
const df = await import('durable-functions');
const folder = process.argv[2] ?? '';
const acknowledged = join(folder, 'acknowledged');

df.app.activity('effect', {
  handler: (name: string) => {
    appendFileSync(join(folder, 'effects'), `${name}\n`);
    return name;
  },
});

df.app.orchestration('child', function* ({ df: durable }) {
  return yield durable.callActivity('effect', 'child');
});

df.app.orchestration('story', function* ({ df: durable }) {
  const parts: string[] = [yield durable.callActivity('effect', 'one')];
  parts.push(
    ...(yield durable.Task.all(['two', 'three'].map((name) => durable.callActivity('effect', name)))),
  );
  parts.push(yield durable.callSubOrchestrator('child'));
  durable.setCustomStatus('listening');
  parts.push(yield durable.waitForExternalEvent('go'));
  yield durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + 10));
  parts.push(yield durable.callActivity('effect', 'four'));
  return parts;
});

const engine = openDurableEngine({
  file: join(folder, 'durable.db'),
  clock: realClock,
  functions: createFunctionRunner({ core, log: noLog }),
  passFaultPoint: faultPointsFrom(process.env.EODS_LOCAL_CRASH),
  log: noLog,
});
await engine.start();
if (!engine.getStatus('story')) await engine.startNew('story', { instanceId: 'story' });
for (;;) {
  const status = engine.getStatus('story');
  if (status?.runtimeStatus === 'Completed' || status?.runtimeStatus === 'Failed') {
    process.stdout.write(JSON.stringify({ status: status.runtimeStatus, output: status.output }));
    break;
  }
  if (status?.customStatus === 'listening' && !existsSync(acknowledged)) {
    await engine.raiseEvent('story', 'go', 'event');
    writeFileSync(acknowledged, '');
  }
  await new Promise((resolve) => setTimeout(resolve, 2));
}
await engine.stop();
