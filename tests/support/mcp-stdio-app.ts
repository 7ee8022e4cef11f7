/** A scripted MCP server on stdin and stdout: `node mcp-stdio-app.ts BEHAVIOUR FILE`; its process id goes into the file. */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { behaviours, reply } from './mcp-script.ts';

const [, , asked, file = ''] = process.argv;
const behaviour = behaviours.find((name) => name === asked) ?? 'good';
writeFileSync(file, JSON.stringify({ pid: process.pid, settings: Object.keys(process.env).sort() }));
// One that does not go by itself when its input ends.
if (behaviour === 'late') setInterval(() => {}, 60_000);

createInterface({ input: process.stdin }).on('line', (line) => {
  const said = reply(behaviour, JSON.parse(line));
  if (said === 'end') process.exit(0);
  if (said === 'silence') return;
  if ('raw' in said) process.stdout.write(`${said.raw}\n`);
  else for (const message of said.messages) process.stdout.write(`${JSON.stringify(message)}\n`);
});
