import { work, type Crowd } from './users.ts';

let text = '';
for await (const chunk of process.stdin) text += String(chunk);
const crowd: Crowd = JSON.parse(text);
process.stdout.write(JSON.stringify(await work(crowd)), () => process.exit());
