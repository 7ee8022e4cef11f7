import { availableParallelism } from 'node:os';
import type { TokenCredential } from '@azure/identity';
import type { HttpRequest } from '@azure/functions';
import { keyFileWrapper } from '../shared/adapters/crypto/key-file-wrapper.ts';
import { keyVaultWrapper } from '../shared/adapters/crypto/key-vault-wrapper.ts';
import { workerDrafting } from '../shared/adapters/drafting/worker-drafting.ts';
import { openMail } from '../shared/adapters/mail/open-mail.ts';
import type { BusConnection } from '../shared/adapters/bus/connect-service-bus.ts';
import { serviceBusQueues } from '../shared/adapters/bus/service-bus-queues.ts';
import { localDoor, partnerDoor, platformDoor } from '../shared/adapters/identity/doors.ts';
import { openDocuments, type DocumentsConnection } from '../shared/adapters/documents/open-documents.ts';
import { sealedDocuments } from '../shared/adapters/documents/sealed-documents.ts';
import { mssqlDialect } from '../shared/adapters/sql/mssql-dialect.ts';
import { openSql } from '../shared/adapters/sql/open-sql.ts';
import { Fault } from '../shared/kernel/errors.ts';
import type { QueueDepth } from '../shared/kernel/agent-work.ts';
import type { Door } from '../shared/kernel/identity.ts';
import type { ModelPort } from '../shared/kernel/model-port.ts';
import type { KeyWrapper } from '../shared/kernel/key-wrapper.ts';
import { randomId } from '../shared/kernel/ids.ts';
import { azureMarkerIn, requireOneMachine } from '../shared/kernel/one-machine.ts';
import type { Scope } from '../shared/kernel/scope.ts';
import { readSettings, type Settings } from '../shared/kernel/settings.ts';
import { callerScope } from '../shared/workflow/caller-scope.ts';
import { lightDraftsHere } from '../shared/workflow/draft-task.ts';
import { RunsAtWork } from '../shared/workflow/runs-at-work.ts';
import type { WorkflowPorts } from '../shared/workflow/workflow-ports.ts';
import { azureClients, type AzureClients } from './azure-clients.ts';
import { connectedSources } from './connected-sources.ts';
import { RateLimiter } from './http/rate-limit.ts';
import { openTelemetry } from './open-telemetry.ts';
import { quotasOf } from './run-quotas.ts';

/** What the local host puts beneath the clients, so that the app runs on one machine. Never present in Azure. */
export interface LocalSeam {
  sqlDialect: Parameters<typeof openSql>[0];
  cosmosHttpClient: Extract<DocumentsConnection, { httpClient: unknown }>['httpClient'];
  allowAsOf: boolean;
  /** Where the wrapping key of this machine lies; made when it is not there. */
  keyFile: string;
  /** Where messages are put as files; absent: nobody is written to. */
  mailFolder?: string;
  /** Of a data folder from before the content key was kept wrapped in SQL. */
  earlierContentKey?: Uint8Array;
  now: () => number;
  /** Takes what reads the figures of the app, and its spans, a line each. */
  offerFigures?: (read: () => Promise<string>) => void;
  takeSpan?: (line: string) => void;
  queueDepths?: () => readonly QueueDepth[];
}

/** The stores as connections that are still to be opened, and what else differs between the two places. */
interface Place {
  sql: [dialect: Parameters<typeof openSql>[0], engine: Parameters<typeof openSql>[1]];
  documents: DocumentsConnection;
  wrapper: KeyWrapper;
  /** Asked at each sending: the broker of one machine is there only after the app was loaded. */
  bus: () => BusConnection | undefined;
  earlierContentKey?: Uint8Array;
  allowAsOf: boolean;
  now: () => number;
}

const seamKey = Symbol.for('eods.local');
const opened = new WeakMap<object, Promise<WorkflowPorts>>();
const read = new WeakMap<object, { settings: Settings; limiter: RateLimiter }>();

/** There is one host in a process; tests open several, one after the other. */
function host() {
  const seam = (globalThis as { [seamKey]?: LocalSeam })[seamKey]; // put there by the local host before it loads the app
  const key = seam ?? azureClients;
  let known = read.get(key);
  if (!known) {
    const settings = readSettings(process.env);
    known = { settings, limiter: new RateLimiter(settings) };
    read.set(key, known);
  }
  return { seam, key, ...known };
}

export const appSettings = (): Settings => host().settings;

/** partner-api only writes what it is told; the relay of web-api rings, within a minute. */
export const runsLifecycles = (): boolean => appSettings().EODS_APP !== 'partner-api';

export const rateLimiter = (): RateLimiter => host().limiter;

/** The adapters behind every use case, opened once per process (tests open several hosts in one). */
export function composition(): Promise<WorkflowPorts> {
  const { seam, key, settings } = host();
  const known = opened.get(key);
  if (known) return known;
  const ports = openPorts(settings, seam);
  opened.set(key, ports);
  ports.catch(() => opened.delete(key));
  return ports;
}

/** Who asks, and what their organisation lets them do. Throws when nobody vouches for them. */
export async function scopeOfCaller({ members }: WorkflowPorts, request: HttpRequest): Promise<Scope> {
  const { seam, settings } = host();
  const identity = await doorOf(settings, seam).identify(request.headers);
  return callerScope(members, identity, settings.EODS_FIRST_ADMINISTRATOR);
}

const doors = new Map<string, Door>();

/** The one door of this app. A principal header is believed only where the platform says that it guards it. */
export function doorOf(settings: Settings, seam: LocalSeam | undefined): Door {
  if (seam) {
    requireOneMachine('local-door', settings);
    return localDoor();
  }
  const { EODS_APP: app, WEBSITE_AUTH_ENABLED: guarded } = settings;
  if (app === 'partner-api') {
    const { PARTNER_AUDIENCE: audience, PARTNER_TENANTS: tenants } = settings;
    if (!audience || !tenants)
      throw new Fault('settings.invalid', 'PARTNER_AUDIENCE and PARTNER_TENANTS are needed by partner-api.');
    // One for each set of settings: it remembers the signing keys.
    const key = [audience, ...tenants].join(' ');
    const door = doors.get(key) ?? partnerDoor({ audience, tenants });
    doors.set(key, door);
    return door;
  }
  if (app !== 'web-api') throw new Fault('settings.invalid', noSuchApp);
  if (!guarded)
    throw new Fault(
      'settings.invalid',
      'WEBSITE_AUTH_ENABLED is not on: anybody could pose as anybody. Switch App Service authentication on.',
    );
  return platformDoor();
}

/** A local seam counts only where no store is set and the platform is absent; anything else stops, naming the setting. */
export async function placeOf(
  settings: Settings,
  seam: LocalSeam | undefined,
  clients: AzureClients = azureClients,
): Promise<Place> {
  if (seam) requireOneMachine('local-stores', settings);
  if (settings.EODS_ALLOW_AS_OF) requireOneMachine('planning-date', settings);
  const stores = ['SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT'] as const;
  const cloud = azureMarkerIn(settings) ?? stores.find((name) => settings[name]);
  if (cloud && seam)
    throw new Fault('settings.invalid', `${cloud} is set, and so is the local host: use one of the two.`);
  if (cloud) return azure(settings, cloud, clients);
  if (!seam)
    throw new Fault(
      'settings.invalid',
      'SQL_SERVER, SQL_DATABASE and COSMOS_ENDPOINT are not set, and no local host is here.',
    );
  const { sqlDialect, cosmosHttpClient: httpClient, keyFile, earlierContentKey, allowAsOf, now } = seam;
  return {
    sql: [sqlDialect, 'sqlite'],
    documents: { httpClient },
    wrapper: keyFileWrapper(keyFile),
    bus: localBroker,
    ...(earlierContentKey && { earlierContentKey }),
    allowAsOf,
    now,
  };
}

const azureNeeds = ['SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT', 'KEY_VAULT_KEY_ID'] as const;

/** In Azure the app does not start without what it needs; the sentence is in the log of the host. */
export function requireAzureSettings(settings: Settings): void {
  const marker = azureMarkerIn(settings);
  if (marker === undefined) return;
  const missing = azureNeeds.find((name) => !settings[name]);
  if (missing) throw notSet(missing, marker);
  if (!settings.EODS_APP) throw new Fault('settings.invalid', noSuchApp);
}

const noSuchApp = 'EODS_APP must be web-api or partner-api.';
const notSet = (name: string, because: string) =>
  new Fault('settings.invalid', `${name} is not set, but ${because} is: Azure needs both.`);

function localBroker(): BusConnection | undefined {
  const { SERVICE_BUS: connectionString } = readSettings(process.env);
  return connectionString === undefined ? undefined : { connectionString };
}

/** Reached by identity alone: a connection string would be a key. */
function azureBus(settings: Settings, credential: TokenCredential): BusConnection | undefined {
  const { SERVICE_BUS: withKey, SERVICE_BUS__fullyQualifiedNamespace: namespace } = settings;
  if (withKey !== undefined)
    throw new Fault(
      'settings.invalid',
      'SERVICE_BUS holds a key: set SERVICE_BUS__fullyQualifiedNamespace instead.',
    );
  if (namespace === undefined && settings.EODS_APP === 'web-api')
    throw new Fault('settings.invalid', 'SERVICE_BUS__fullyQualifiedNamespace is needed by web-api.');
  return namespace === undefined ? undefined : { namespace, credential };
}

/** The command line's sign-in reaches the stores from a developer's machine, the managed identity from the cloud. */
async function azure(settings: Settings, because: string, clients: AzureClients): Promise<Place> {
  const needed = (name: (typeof azureNeeds)[number]): string => {
    const value = settings[name];
    if (!value) throw notSet(name, because);
    return value;
  };
  const [server, database] = [needed('SQL_SERVER'), needed('SQL_DATABASE')];
  const [endpoint, keyId] = [needed('COSMOS_ENDPOINT'), needed('KEY_VAULT_KEY_ID')];
  const credential = await clients.credential(settings);
  const bus = azureBus(settings, credential);
  return {
    sql: [mssqlDialect({ server, database, credential }), 'mssql'],
    documents: { endpoint, credential },
    wrapper: keyVaultWrapper({ keyId, credential }),
    bus: () => bus,
    allowAsOf: false,
    now: Date.now,
  };
}

async function openPorts(settings: Settings, seam: LocalSeam | undefined): Promise<WorkflowPorts> {
  const place = await placeOf(settings, seam);
  const mail = await openMail(settings, { folder: seam?.mailFolder, token: azureClients.token });
  // The local host says where it listens as the platform says what an app is called.
  const local = seam && process.env['WEBSITE_HOSTNAME'];
  const pageUrl = settings.EODS_PAGE_URL?.replace(/\/+$/, '') ?? (local && `http://${local}`);
  return {
    ...(await open(place, settings, seam, await modelOf(settings))),
    ...(mail && { mail }),
    pageUrl,
  };
}

/** None unless an endpoint is set. In Azure it is asked as the app; a key opens a compatible one elsewhere. */
export async function modelOf(
  settings: Settings,
  clients: AzureClients = azureClients,
): Promise<ModelPort | undefined> {
  const { EODS_MODEL_ENDPOINT: address, EODS_MODEL_DEPLOYMENT: deployment, EODS_MODEL_KEY: key } = settings;
  if (key !== undefined) requireOneMachine('model-key', settings);
  if (address === undefined && deployment === undefined) return undefined;
  if (address === undefined || deployment === undefined)
    throw new Fault('settings.invalid', 'EODS_MODEL_ENDPOINT and EODS_MODEL_DEPLOYMENT need each other.');
  const endpoint = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(endpoint.hostname);
  if (endpoint.protocol !== 'https:' && (!isHere || azureMarkerIn(settings) !== undefined))
    throw new Fault('settings.invalid', 'EODS_MODEL_ENDPOINT must begin with https:.');
  if (endpoint.pathname === '/') endpoint.pathname = '/openai/v1';
  const { openaiModel } = await import('../shared/adapters/model/openai-model.ts');
  return openaiModel({
    endpoint: endpoint.href,
    deployment,
    price: settings.EODS_MODEL_PRICE ?? null,
    seconds: settings.EODS_MODEL_SECONDS,
    token: key === undefined ? await clients.token(settings, settings.EODS_MODEL_SCOPE) : async () => key,
  });
}

async function open(
  place: Place,
  settings: Settings,
  seam: LocalSeam | undefined,
  model: ModelPort | undefined,
): Promise<WorkflowPorts> {
  const sql = await openSql(...place.sql, place.wrapper, place.earlierContentKey);
  const documents = sealedDocuments(await openDocuments(place.documents), sql.eventCipher);
  const queues = serviceBusQueues(place.bus);
  const opening = { ...seam, now: place.now, engine: place.sql[1], backlog: () => sql.relay.backlog() };
  const { telemetry, traced } = await openTelemetry(opening, settings, azureClients);
  return {
    ...traced({ runs: sql.runs, documents, model }),
    relay: sql.relay,
    members: sql.members,
    keys: sql.keys,
    reports: sql.reports,
    requests: sql.requests,
    timers: sql.timers,
    trails: sql.trails,
    deadLetters: sql.deadLetters,
    organisation: sql.organisation,
    tools: connectedSources(settings, place.now),
    queues,
    drafting: lightDraftsHere(drafters()),
    hash: sql.hash,
    telemetry,
    newId: randomId,
    now: place.now,
    quotas: quotasOf(settings),
    atWork: new RunsAtWork(),
    allowAsOf: settings.EODS_ALLOW_AS_OF ?? place.allowAsOf,
  };
}

/** The threads that draft what is heavy. Their module is compiled beside this one, or runs as it is where this one does. */
export function drafters() {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return workerDrafting({
    module: new URL(`./drafting-worker.${extension}`, import.meta.url),
    workers: Math.max(1, availableParallelism() - 1),
    limitMs: 60_000,
  });
}
