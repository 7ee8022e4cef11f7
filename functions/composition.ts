import type { HttpRequest } from '@azure/functions';
import { scopeOf } from '../shared/adapters/identity/platform-principal.ts';
import { openDocuments } from '../shared/adapters/documents/open-documents.ts';
import { openSql } from '../shared/adapters/sql/open-sql.ts';
import { jsonLines } from '../shared/adapters/telemetry/json-lines.ts';
import { contentHasher } from '../shared/kernel/content-hash.ts';
import { Fault } from '../shared/kernel/errors.ts';
import { randomId } from '../shared/kernel/ids.ts';
import type { Scope } from '../shared/kernel/scope.ts';
import { readSettings, type Settings } from '../shared/kernel/settings.ts';
import type { WorkflowPorts } from '../shared/workflow/workflow-ports.ts';

/** What the local host puts beneath the clients, so that the app runs on one machine. Never present in Azure. */
export interface LocalSeam {
  sqlDialect: Parameters<typeof openSql>[0];
  cosmosHttpClient: Extract<Parameters<typeof openDocuments>[0], { httpClient: unknown }>['httpClient'];
  allowAsOf: boolean;
  contentKey: Uint8Array;
  now: () => number;
}

const seamKey = Symbol.for('eods.local');
const opened = new WeakMap<LocalSeam, Promise<WorkflowPorts>>();

/** The adapters behind every use case, opened once per process (tests open several hosts in one). */
export function composition(): Promise<WorkflowPorts> {
  const settings = readSettings(process.env);
  const seam = localSeam(settings);
  const known = opened.get(seam);
  if (known) return known;
  const ports = open(seam, settings);
  opened.set(seam, ports);
  ports.catch(() => opened.delete(seam));
  return ports;
}

/** The signed-in person that the platform vouches for. */
export function signedInScope(request: HttpRequest): Scope {
  return scopeOf(request.headers.get('x-ms-client-principal'));
}

async function open(seam: LocalSeam, settings: Settings): Promise<WorkflowPorts> {
  const hash = contentHasher(seam.contentKey);
  const sql = await openSql(seam.sqlDialect, 'sqlite', hash);
  const documents = await openDocuments({ httpClient: seam.cosmosHttpClient });
  const telemetry = jsonLines((line) => console.log(line), seam.now);
  return {
    runs: sql.runs,
    relay: sql.relay,
    documents,
    // No organisation has imported venues yet; the tool falls back to labelled kinds of venue.
    tools: { catalogue: { venues: async () => [] } },
    hash,
    telemetry,
    newId: randomId,
    now: seam.now,
    allowAsOf: settings.EODS_ALLOW_AS_OF ?? seam.allowAsOf,
  };
}

/** A local seam counts only where no endpoint is set and the platform is absent; anything else stops, naming the setting. */
function localSeam(settings: Settings): LocalSeam {
  const seam = (globalThis as { [seamKey]?: LocalSeam })[seamKey]; // put there by the local host before it loads the app
  const cloud = (['WEBSITE_SITE_NAME', 'SQL_SERVER', 'COSMOS_ENDPOINT'] as const).find(
    (name) => settings[name],
  );
  if (cloud && seam)
    throw new Fault('settings.invalid', `${cloud} is set, and so is the local host: use one of the two.`);
  if (cloud) {
    throw new Fault(
      'feature.not-available',
      `${cloud} is set, but opening the stores in Azure is not available yet.`,
    );
  }
  if (!seam)
    throw new Fault(
      'settings.invalid',
      'SQL_SERVER and COSMOS_ENDPOINT are not set, and no local host is here.',
    );
  return seam;
}
