import { Fault } from './errors.ts';

/** Set by App Service and Functions in every process that they start; any of them forbids what follows. */
export const azureMarkers = [
  'WEBSITE_SITE_NAME',
  'WEBSITE_INSTANCE_ID',
  'WEBSITE_OWNER_NAME',
  'IDENTITY_ENDPOINT',
] as const;

/** What makes life easy on one machine and would open the doors of a cloud, as the refusal names it. */
export const oneMachineOnly = {
  'local-host': 'The local host',
  'local-command': 'The local command line, which may approve by itself,',
  'local-stores': 'The seam of the local host',
  'local-door': 'The door of invented people',
  'local-sign-in': 'The sign-in without a password',
  'local-people': 'Naming a person by a header',
  'local-server': 'The server on loopback',
  'local-management': 'The local engine with its management API',
  'key-file': 'A key file',
  'mail-folder': 'Mail as files in a folder',
  'crash-points': 'EODS_LOCAL_CRASH',
  'planning-date': 'EODS_ALLOW_AS_OF',
  'model-key': 'EODS_MODEL_KEY',
  'mcp-command': 'An MCP server that is started by a command',
} as const;

export type OneMachineOnly = keyof typeof oneMachineOnly;

/** The process's environment, or the settings read from it. */
export type Environment = Readonly<Partial<Record<(typeof azureMarkers)[number], string | undefined>>>;

export function azureMarkerIn(environment: Environment): string | undefined {
  return azureMarkers.find((name) => environment[name]);
}

/** Called where the thing is opened, before anything of it is there. Refuses with a sentence that names the setting. */
export function requireOneMachine(what: OneMachineOnly, environment: Environment): void {
  const marker = azureMarkerIn(environment);
  if (marker === undefined) return;
  throw new Fault(
    'settings.invalid',
    `${oneMachineOnly[what]} is for one machine only, but ${marker} is set.`,
  );
}
