import { join } from 'node:path';
import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import type { Clock } from '../clock.ts';
import { sessionKeyIn } from '../key-files.ts';
import { type DurableEngine, openDurableEngine } from '../durable/engine.ts';
import type { PassFaultPoint } from '../fault-points.ts';
import { frontDoor } from '../front-door/front-door.ts';
import { openSessions } from '../front-door/sessions.ts';
import { readSiteConfig } from '../front-door/site-config.ts';
import type { FunctionRunner } from '../function-runner.ts';
import { type Log, logFrom } from '../log.ts';
import { realClock } from '../real-clock.ts';
import { openDataFolder } from './data-folder.ts';
import type { Front } from './exchange.ts';
import { figuresFront, type ReadFigures } from './figures-front.ts';
import { type FunctionsCore, installFunctionsCore } from './functions-core.ts';
import { type HostSettings, readHostJson } from './host-json.ts';
import { hostProblem } from './host-problems.ts';
import { httpFront } from './http-front.ts';
import { listenOnLoopback } from './http-server.ts';
import { setLoopbackEnvironment } from './loopback-environment.ts';
import { watchLoopLag } from './loop-lag.ts';
import { mountManagement } from './management-front.ts';
import { createFunctionRunner, runHooks } from './runner.ts';
import { checkSupported } from './supported-functions.ts';
import type { TimeLimit } from './time-limit.ts';
import { startTimers } from './timer-front.ts';
import { timerStatusFile } from './timer-status-file.ts';

export type Seam = Record<string, unknown>;

/** Runs the functions of one more trigger type, e.g. messages of a queue. */
export interface TriggerFront {
  triggerType: string;
  /** Called once the app is loaded; the result is awaited before the engine stops. */
  start(functions: FunctionRunner, settings: HostSettings): Promise<() => Promise<void>>;
}

export interface LocalHostOptions {
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  clock: Clock;
  /** For the limits of requests and functions; the real time, whatever `clock` says, unless a test gives another. */
  limitsClock?: Clock;
  /** What the app finds beneath its clients, beside `now`; a function is called once the data folder is held. */
  seam: Seam | ((folder: string) => { values: Seam; close(): void | Promise<void> });
  /** Imports the app's entry, which registers its functions. */
  load: () => Promise<unknown>;
  staticDir?: string;
  log: Log;
  passFaultPoint: PassFaultPoint;
  otherTriggers?: readonly TriggerFront[];
  /** Where host.json lies; the current folder by default. */
  functionAppDirectory?: string;
}

export interface LocalHost {
  url: string;
  engine: DurableEngine;
  functions: FunctionRunner;
  close(): Promise<void>;
}

/** How long closing waits for answers and timer runs that are under way; the durable engine commits in any case. */
const patienceMs = 10_000;
const seamKey = Symbol.for('eods.local');

/** Starts everything or, if a part fails, takes back what was started and rejects. */
export async function openLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  requireOneMachine('local-host', process.env);
  const closers: (() => unknown)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeInReverse(closers, options.log));
  try {
    const opened = await open(options, (closer) => closers.push(closer));
    return { ...opened, close };
  } catch (error) {
    // The caller shows the sentence; the log keeps where it came from.
    options.log('information', 'The local host did not start', { error });
    await close();
    throw error;
  }
}

async function open(
  options: LocalHostOptions,
  onClose: (closer: () => unknown) => void,
): Promise<Omit<LocalHost, 'close'>> {
  const { clock, passFaultPoint, limitsClock = realClock } = options;
  const functionAppDirectory = options.functionAppDirectory ?? process.cwd();
  const settings = hostSettings(functionAppDirectory, options);
  const site = readSiteConfig(options.staticDir);
  const log = logFrom(settings.leastLevel, options.log);
  const folder = openDataFolder(options.dataDir);
  onClose(() => folder.close());
  const figures = figuresFront(placeSeam(options, folder.path, onClose));
  const server = await listen(options.port, log, onClose);
  onClose(setLoopbackEnvironment(server.url));

  const core = installFunctionsCore();
  core.setLog(log);
  const mount = mountManagement(server.url, limitsClock);
  // Every input binding but a durable client is refused at start.
  const inputData = () => ({ string: engine.clientBinding() });
  const timeLimit = timeLimitOf(settings, limitsClock);
  const functions = createFunctionRunner({ core, log, inputData, timeLimit });
  const engine: DurableEngine = openDurableEngine({
    file: join(folder.path, 'durable.db'),
    clock,
    functions,
    passFaultPoint,
    log,
    baseUrl: mount.baseUrl,
    managementKey: mount.key,
  });
  onClose(() => engine.stop());

  await loadApp(core, options, functionAppDirectory);
  onClose(() => runHooks(core, 'appTerminate', { hookData: {}, appHookData: core.appHookData }));

  const management = mount.front(engine);
  const { routePrefix } = settings;
  const api = httpFront({ functions, routePrefix, passFaultPoint, clock: limitsClock, log });
  const sessions = openSessions(sessionKeyIn(folder.path), () => clock.now());
  const door = frontDoor({ config: site, folder: options.staticDir, sessions, api, apiPrefix: routePrefix });
  await engine.start();
  // A message or timer that is taken at once may ring a run.
  server.setFronts([management, refuseWhileStarting]);
  await startTriggers({ ...options, log }, functions, settings, folder.path, onClose);
  server.setFronts([management, figures, door]);
  onClose(() => {
    // What is under way may still talk to the engine; nothing new begins.
    server.setFronts([management, refuseWhileStarting]);
    return server.drain(patienceMs);
  });
  folder.announce(server.url);
  return { url: server.url, engine, functions };
}

async function listen(port: number, log: Log, onClose: (closer: () => unknown) => void) {
  const { lag, stop } = watchLoopLag();
  onClose(stop);
  const server = await listenOnLoopback(port, log, () => lag.isTooMuch());
  onClose(() => server.close());
  return server;
}

function hostSettings(
  functionAppDirectory: string,
  { log, otherTriggers = [] }: LocalHostOptions,
): HostSettings {
  const settings = readHostJson(functionAppDirectory);
  const queues = otherTriggers.some(({ triggerType }) => triggerType === 'serviceBusTrigger');
  const idle =
    settings.maxConcurrentCalls !== undefined && !queues ? ['extensions.serviceBus.maxConcurrentCalls'] : [];
  for (const path of [...settings.ignored, ...idle]) log('warning', `host.json: ${path} has no effect here.`);
  return settings;
}

async function startTriggers(
  { otherTriggers = [], clock, log }: LocalHostOptions,
  functions: FunctionRunner,
  settings: HostSettings,
  folder: string,
  onClose: (closer: () => unknown) => void,
): Promise<void> {
  for (const other of otherTriggers) onClose(await other.start(functions, settings));
  const statuses = timerStatusFile(join(folder, 'timers.json'));
  const timers = startTimers({ functions, clock, statuses, log });
  onClose(() => Promise.race([timers.stop(), patience()]));
}

function timeLimitOf({ functionTimeoutMs: ms }: HostSettings, clock: Clock): TimeLimit | undefined {
  return ms === undefined ? undefined : { clock, ms };
}

const refuseWhileStarting: Front = async ({ trace }) =>
  hostProblem('host.starting', trace.id, { 'retry-after': '1' });

/** The seam is a new object each time, so that an app that keeps things per seam starts afresh with each host. */
function placeSeam(
  { seam, clock }: LocalHostOptions,
  folder: string,
  onClose: (closer: () => unknown) => void,
): () => ReadFigures | undefined {
  let figures: ReadFigures | undefined;
  const offerFigures = (read: ReadFigures) => (figures = read);
  const opened = typeof seam === 'function' ? seam(folder) : { values: seam, close: () => {} };
  const values = { now: () => clock.now(), offerFigures, ...opened.values };
  const holder = globalThis as { [seamKey]?: Seam }; // a global has no type of its own
  holder[seamKey] = values;
  onClose(async () => {
    if (holder[seamKey] === values) delete holder[seamKey];
    await opened.close();
  });
  return () => figures;
}

/** Loading is the only time at which functions may be registered. */
async function loadApp(
  core: FunctionsCore,
  options: LocalHostOptions,
  functionAppDirectory: string,
): Promise<void> {
  core.setRegistrationOpen(true);
  try {
    await options.load();
    const capabilities = (await core.programmingModel()?.getCapabilities({ ...workerCapabilities })) ?? {};
    if (capabilities['HttpUri'])
      throw new Error('The local host does not support app.setup({ enableHttpStream: true }).');
  } finally {
    core.setRegistrationOpen(false);
  }
  const otherTriggers = (options.otherTriggers ?? []).map(({ triggerType }) => triggerType);
  checkSupported(core.functions.values(), otherTriggers, options.log);
  await runHooks(core, 'appStart', { hookData: {}, appHookData: core.appHookData, functionAppDirectory });
}

/** What the worker says of itself; the package adds its own. */
const workerCapabilities = {
  RawHttpBodyBytes: 'true',
  RpcHttpTriggerMetadataRemoved: 'true',
  RpcHttpBodyOnly: 'true',
  UseNullableValueDictionaryForHttp: 'true',
  TypedDataCollection: 'true',
  HandlesWorkerTerminateMessage: 'true',
};

async function closeInReverse(closers: readonly (() => unknown)[], log: Log): Promise<void> {
  for (const closer of [...closers].reverse()) {
    try {
      await closer();
    } catch (error) {
      log('error', 'Closing a part of the local host failed', { error });
    }
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
}
