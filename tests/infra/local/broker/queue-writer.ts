// Sends without end, saying each id only after it is acknowledged. Run by queue-store.test.ts.
import { writeSync } from 'node:fs';
import { QueueStore } from '../../../../infra/local/broker/queue-store.ts';
import { realClock } from '../../../../infra/local/real-clock.ts';

const [file = ''] = process.argv.slice(2);
const store = new QueueStore(file, realClock);
store.declare('work');
for (let n = 0; ; n += 1) {
  const messageId = `work-${n}`;
  await store.enqueue('work', [{ messageId, payload: Buffer.from('{}') }]);
  writeSync(1, `${messageId}\n`);
}
