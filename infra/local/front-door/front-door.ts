import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import type { Answer, ClientPrincipal, Exchange, Front } from '../host/exchange.ts';
import { type HostProblem, hostProblem } from '../host/host-problems.ts';
import { callerOf } from './caller.ts';
import type { Sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { fits, ruleFor, type SiteConfig, type SiteRoute } from './site-config.ts';
import { type StaticFile, staticFiles } from './static-files.ts';

export interface FrontDoorOptions {
  config: SiteConfig;
  /** Files of the page; absent if there are none. */
  folder: string | undefined;
  sessions: Sessions;
  /** The HTTP functions. */
  api: Front;
  /** First segment below which only functions are served. */
  apiPrefix: string;
}

interface Door extends FrontDoorOptions {
  file(path: string): Promise<StaticFile | undefined>;
}

const statusOf = { 'identity.missing': 401, 'role.missing': 403, 'route.not-found': 404 } as const;

/** What Static Web Apps does in front of the app: who asks, route rules, the page, and the way to the functions. */
export function frontDoor(options: FrontDoorOptions): Front {
  requireOneMachine('local-people', process.env);
  const { config, folder, sessions, api, apiPrefix } = options;
  const file = folder ? staticFiles(folder, config.mimeTypes) : async () => undefined;
  const door = { ...options, file };
  const apiPaths = apiPrefix ? `/${apiPrefix}/*` : '/*';
  const auth = signIn(sessions, config.globalHeaders);
  return async (exchange) => {
    const { method, request } = exchange;
    const path = decodedPath(exchange.path);
    if (path === undefined) return hostProblem('route.not-found', exchange.trace.id);
    const principal = callerOf(method, request.headers, sessions);
    const known = principal ? { ...exchange, principal } : exchange;
    const signedIn = await auth(known);
    if (signedIn) return signedIn;
    const rule = ruleFor(config, method, path);
    const refusal = refusalBy(rule, principal);
    // An API answers programs: they get the problem, never a page.
    if (fits(apiPaths, path)) return refusal ? hostProblem(refusal, exchange.trace.id) : api(known);
    if (refusal) return await refuse(refusal, known, door);
    return await page(path, rule, known, door);
  };
}

/** As the rules compare it: decoded, without empty segments; undefined if that cannot be done. */
function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replaceAll(/\/{2,}/g, '/');
  } catch {
    return undefined;
  }
}

function refusalBy(rule: SiteRoute | undefined, principal: ClientPrincipal | undefined) {
  const roles = principal?.userRoles ?? ['anonymous'];
  if (!rule?.allowedRoles || rule.allowedRoles.some((role) => roles.includes(role))) return undefined;
  return principal ? 'role.missing' : 'identity.missing';
}

async function page(
  path: string,
  rule: SiteRoute | undefined,
  exchange: Exchange,
  door: Door,
): Promise<Answer> {
  const { config, file } = door;
  const headers = withRule(config.globalHeaders, rule?.headers);
  if (rule?.redirect)
    return { status: rule.statusCode ?? 302, headers: { ...headers, location: rule.redirect } };
  if (rule?.statusCode && !rule.rewrite) return { status: rule.statusCode, headers };
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') {
    return hostProblem('method.not-allowed', exchange.trace.id, { allow: 'GET, HEAD' });
  }
  const { navigationFallback: fallback } = config;
  const falls = fallback && !fallback.exclude.some((excluded) => fits(excluded, path));
  const found = (await file(rule?.rewrite ?? path)) ?? (falls ? await file(fallback.rewrite) : undefined);
  if (!found) return await refuse('route.not-found', exchange, door);
  return fileAnswer(found, rule?.statusCode ?? 200, headers);
}

/** A header that a rule sets to nothing is taken away. */
function withRule(global: Record<string, string>, own: Record<string, string> = {}): Record<string, string> {
  const lower = (all: Record<string, string>) =>
    Object.entries(all).map(([name, value]) => [name.toLowerCase(), value] as const);
  const merged = new Map([...lower(global), ...lower(own)]);
  return Object.fromEntries([...merged].filter(([, value]) => value !== ''));
}

async function refuse(
  code: HostProblem & keyof typeof statusOf,
  { trace }: Exchange,
  { config, file }: Door,
): Promise<Answer> {
  const override = config.responseOverrides[`${statusOf[code]}`];
  const headers = withRule(config.globalHeaders);
  if (override?.redirect) {
    return { status: override.statusCode ?? 302, headers: { ...headers, location: override.redirect } };
  }
  const replacement = override?.rewrite ? await file(override.rewrite) : undefined;
  if (replacement) return fileAnswer(replacement, override?.statusCode ?? statusOf[code], headers);
  return hostProblem(code, trace.id, headers);
}

function fileAnswer(
  { contentType, bytes }: StaticFile,
  status: number,
  headers: Record<string, string>,
): Answer {
  return {
    status,
    headers: { 'cache-control': 'no-cache', ...headers, 'content-type': contentType },
    body: bytes,
  };
}
