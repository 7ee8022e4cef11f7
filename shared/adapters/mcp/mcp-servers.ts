import { z } from 'zod';
import declared from '../../../mcp.json' with { type: 'json' };
import { Fault } from '../../kernel/errors.ts';
import { azureMarkerIn, type Environment, requireOneMachine } from '../../kernel/one-machine.ts';

/** A value is the name of a setting, never the thing itself: the file is committed. */
const reference = z
  .string()
  .regex(/^\$\{[A-Z][A-Z0-9_]*\}$/, 'a reference to a setting, like ${CONTEXT7_API_KEY}');
const references = z.record(z.string().min(1), reference);

const commanded = z.strictObject({
  type: z.literal('stdio').optional(),
  command: z.string().min(1),
  args: z.array(z.string()).default([]),
  env: references.default({}),
});
const addressed = z.strictObject({
  type: z.literal('http').optional(),
  url: z.url(),
  headers: references.default({}),
});
const serversFile = z.strictObject({
  mcpServers: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), z.union([commanded, addressed])),
});

export interface CommandedServer {
  kind: 'stdio';
  name: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

export interface AddressedServer {
  kind: 'http';
  name: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
}

export type McpServer = CommandedServer | AddressedServer;

type Settings = Environment & Readonly<Record<string, string | undefined>>;

/**
 * The server of that name in `mcp.json`. The file is part of the build: no setting names another, and a server can only
 * be chosen, never described. In Azure commands are refused, and so is everything that is not https.
 */
export function mcpServer(name: string, settings: Settings, file: unknown = declared): McpServer {
  const parsed = serversFile.safeParse(file);
  if (!parsed.success) throw refused(`mcp.json cannot be used: ${problems(parsed.error)}.`);
  const { mcpServers: servers } = parsed.data;
  const found = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (!found)
    throw refused(`mcp.json names no server "${name}"; it names: ${Object.keys(servers).join(', ')}.`);
  if ('command' in found) {
    requireOneMachine('mcp-command', settings);
    const { command, args, env } = found;
    return { kind: 'stdio', name, command, args, env: resolved(name, env, settings) };
  }
  const url = new URL(found.url);
  requireSafe(name, url, settings);
  return { kind: 'http', name, url, headers: resolved(name, found.headers, settings) };
}

function requireSafe(name: string, url: URL, settings: Environment): void {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const mayBePlain = isHere && azureMarkerIn(settings) === undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePlain))
    throw refused(`The address of ${name} in mcp.json must begin with https:.`);
  if (url.username || url.password) throw refused(`The address of ${name} in mcp.json holds a sign-in.`);
}

function resolved(
  server: string,
  values: Readonly<Record<string, string>>,
  settings: Settings,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const setting = value.slice(2, -1);
      const found = settings[setting];
      if (!found) throw refused(`${setting} is not set, but ${server} in mcp.json needs it.`);
      return [key, found];
    }),
  );
}

const refused = (detail: string) => new Fault('settings.invalid', detail);

const problems = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ');
