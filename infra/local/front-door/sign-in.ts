import { answerHeaders } from '../../../shared/contracts/answer-headers.ts';
import type { Role } from '../../../shared/kernel/member-store.ts';
import type { Answer, Exchange, Front } from '../host/exchange.ts';
import { hostProblem } from '../host/host-problems.ts';
import { signInPeople } from './local-people.ts';
import { endOfSession, type Sessions } from './sessions.ts';

/** The page asks for the provider that it has in Azure; here local people stand in for it. */
const loginPaths = ['/.auth/login/local', '/.auth/login/aad'];

/** What a role is there for, as the page that signs people in says it. */
const duties: Readonly<Record<Role, string>> = {
  planner: 'plans events and reports what happens',
  approver: 'decides what is put up for approval',
  finance: 'signs amounts above the limit of the policy',
  'vendor-manager': 'reports quotes and contracts of vendors',
  administrator: 'sets policy and members, and takes up failed work',
  auditor: 'reads everything, changes nothing',
  partner: 'sees its own events only, by the API',
};

/** The addresses under which Static Web Apps signs people in and out, for people of this machine. */
export function signIn(sessions: Sessions, pageHeaders: Record<string, string>): Front {
  return async (exchange) => {
    const { method, path, query, request, trace } = exchange;
    if (!path.startsWith('/.auth/')) return undefined;
    if (method !== 'GET') return hostProblem('method.not-allowed', trace.id, { allow: 'GET' });
    if (path === '/.auth/me') return me(exchange);
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return hostProblem('sign-in.cross-site', trace.id);
    }
    if (path === '/.auth/logout') return redirect(query.get('post_logout_redirect_uri'), endOfSession);
    if (!loginPaths.includes(path)) return hostProblem('sign-in.not-supported', trace.id);
    const back = query.get('post_login_redirect_uri');
    const name = query.get('user');
    if (name === null) return listOfPeople(ownPath(back), pageHeaders);
    const person = signInPeople.find(({ userId }) => userId === name);
    if (!person) return hostProblem('sign-in.unknown', trace.id);
    return redirect(back, sessions.open(person));
  };
}

function me({ principal }: Exchange): Answer {
  const clientPrincipal = principal ? { ...principal, claims: [] } : null;
  const headers = { ...answerHeaders, 'content-type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify({ clientPrincipal }) };
}

function redirect(target: string | null, cookie: string): Answer {
  const headers = { ...answerHeaders, location: ownPath(target), 'set-cookie': cookie };
  return { status: 302, headers };
}

/** A path of this site, or `/`: a link to sign in must not lead elsewhere. */
export function ownPath(target: string | null): string {
  const base = 'http://here.invalid';
  if (!target?.startsWith('/') || !URL.canParse(target, base)) return '/';
  const { origin, pathname, search, hash } = new URL(target, base);
  // What is a path to one parser may be a host to the next: `//` never begins one of ours.
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

/** Links, so that it works without a script; what a client sent is in them as an encoded query only. */
function listOfPeople(back: string, pageHeaders: Record<string, string>): Answer {
  const links = signInPeople.map(({ userId, userDetails, userRoles }) => {
    const query = new URLSearchParams({ user: userId, post_login_redirect_uri: back });
    const words = Object.entries(duties)
      .filter(([role]) => userRoles.includes(role))
      .map(([role, duty]) => `<strong>${role}</strong> ${duty}`)
      .join('; ');
    return `<li><a href="/.auth/login/local?${query.toString().replaceAll('&', '&amp;')}">${userDetails}</a> <span>${words}</span></li>`;
  });
  const body = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>EODS: sign in</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/sign-in.css" />
  </head>
  <body>
    <main>
      <h1>Sign in</h1>
      <p>These invented people exist on this machine only. Choose whom to act as.</p>
      <ul class="people">
        ${links.join('\n        ')}
      </ul>
    </main>
  </body>
</html>
`;
  const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, body };
}
