import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import { findRunningServer } from '../host/data-folder.ts';
import { consoleToLog } from '../console-to-log.ts';
import { localSettings } from '../local-settings.ts';
import { startServer } from '../start-server.ts';
import { apiClient, ProblemError, type ApiClient } from './api-client.ts';
import { driveRun, type EventView } from './drive-run.ts';
import { readArguments, usage, type PlanArguments } from './plan-arguments.ts';
import { collectFiles, collectResult } from './plan-result.ts';

const exitCodes = { reached: 0, fault: 1, waits: 2, conflict: 3, badInput: 4 } as const;

/** Progress goes to standard error when standard output carries JSON. */
async function main(): Promise<number> {
  requireOneMachine('local-command', process.env);
  let args: PlanArguments;
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return exitCodes.badInput;
  }
  const brief = readBriefFile(args);
  if (brief === undefined) return exitCodes.badInput;
  const server = await openServer();
  try {
    return await plan(apiClient(server.url), args, brief);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status >= 500) throw error;
    const { detail, errors } = error.problem;
    complain(detail);
    for (const field of errors) complain(`  ${field.pointer}: ${field.detail}`);
    return exitCodes.badInput;
  } finally {
    await server.close();
  }
}

async function plan(api: ApiClient, args: PlanArguments, brief: unknown): Promise<number> {
  const show = args.json ? complain : print;
  const created = await api.post<EventView>('events', brief);
  const execution = args.simulate ? 'simulated' : 'live';
  const start = { instructionLevel: args.level, execution, ...(args.until && { until: args.until }) };
  const started = await api.post<EventView>(`events/${created.id}/actions/start`, start);
  const event = await driveRun(api, started.id, args, show);
  const result = await collectResult(api, event);
  const files = await collectFiles(api, event);
  if (args.outDir) {
    mkdirSync(args.outDir, { recursive: true });
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(args.outDir, name), bytes);
    writeFileSync(join(args.outDir, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  }
  if (args.json) print(JSON.stringify(result, null, 2));
  else print(`\n${firstPage(new TextDecoder().decode(files['plan.md']))}\n${standing(event)}`);
  return exitCodeOf(event, args);
}

function exitCodeOf(event: EventView, { until }: PlanArguments): number {
  const stoppedThere = event.waitingFor.some(({ kind }) => kind === 'until');
  if (event.status === 'completed' || (until !== undefined && stoppedThere)) return exitCodes.reached;
  if (event.status === 'failed') return exitCodes.fault;
  const kinds = event.waitingFor.map(({ kind }) => kind);
  const onlyGates = kinds.length > 0 && kinds.every((kind) => kind === 'gate');
  return onlyGates ? exitCodes.conflict : exitCodes.waits;
}

function standing({ id, state, status, waitingFor }: EventView): string {
  const lines = waitingFor.map(
    ({ kind, id: subject, what, who }) => `  ${kind}${subject ? ` ${subject}` : ''} (${who}): ${what}`,
  );
  const waits = lines.length > 0 ? `\nWaits for:\n${lines.join('\n')}` : '';
  return `Event ${id} is in ${state} (${status}).${waits}`;
}

/** Everything before the first section rule: made to be read in a minute. */
function firstPage(markdown: string): string {
  return markdown.split(/^---$/m)[0]?.trimEnd() ?? '';
}

function readBriefFile({ briefFile, asOf }: PlanArguments): unknown {
  let text: string;
  try {
    text = readFileSync(briefFile, 'utf8');
  } catch {
    complain(`The brief ${briefFile} cannot be read.`);
    return undefined;
  }
  try {
    const brief: unknown = extname(briefFile) === '.json' ? JSON.parse(text) : { text };
    const isObject = typeof brief === 'object' && brief !== null && !Array.isArray(brief);
    return asOf && isObject ? { ...brief, as_of: asOf } : brief;
  } catch {
    complain(`${briefFile} is not valid JSON.`);
    return undefined;
  }
}

/** The running server of the data folder, else one of its own for the time of this command. */
async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const settings = localSettings(process.env);
  const running = findRunningServer(settings.dataDir);
  if (running) return { url: running.url, close: async () => {} };
  // As source and as built, the entry lies three folders up and has the same ending as this file.
  const entry = new URL(`../../../functions/index${extname(import.meta.url)}`, import.meta.url);
  const server = await startServer({
    settings: { ...settings, port: 0 },
    load: () => import(entry.href),
    staticDir: '',
    terminal: complain,
  });
  consoleToLog(server.log);
  return server;
}

/** Past the console, which belongs to the app's log once a server runs in this process. */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function exitCode(): Promise<number> {
  try {
    return await main();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return exitCodes.fault;
  }
}

/** A pipe takes what was written once its reader does; an exit before that would cut it off. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

// Whoever reads no further, as `head` does, has seen enough: that is no fault of the plan.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const code = await exitCode();
await Promise.all([written(process.stdout), written(process.stderr)]);
// Above Beginner the app has sent work to the queues of its own server, and would look for that server for ever.
process.exit(code);
