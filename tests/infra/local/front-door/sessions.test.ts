import { describe, expect, it } from 'vitest';
import { hasSession, openSessions, sessionMs } from '../../../../infra/local/front-door/sessions.ts';
import { signInPeople } from '../../../../infra/local/front-door/local-people.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';

const key = Buffer.alloc(32, 7);
const person = signInPeople[0] ?? expect.unreachable();

function opened() {
  const clock = testClock();
  const sessions = openSessions(key, () => clock.now());
  const setCookie = sessions.open(person);
  const [cookie = ''] = setCookie.split(';');
  return { clock, sessions, setCookie, cookie };
}

describe('a session', () => {
  it('cannot be read by scripts nor sent from other sites', () => {
    expect(opened().setCookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=28800$/);
  });

  it('tells who signed in, among other cookies and after a restart with the same key', () => {
    const { clock, cookie } = opened();
    const restarted = openSessions(key, () => clock.now());
    expect(restarted.whose(`theme=dark; ${cookie}; other=1`)).toEqual(person);
  });

  it('ends after a working day', async () => {
    const { clock, sessions, cookie } = opened();
    await clock.advance(sessionMs - 1);
    expect(sessions.whose(cookie)).toEqual(person);
    await clock.advance(1);
    expect(sessions.whose(cookie)).toBeUndefined();
  });
});

describe('a cookie that is no session', () => {
  const { sessions, cookie } = opened();
  const [name = '', ticket = ''] = cookie.split('=');
  const [text = '', signature = ''] = ticket.split('.');
  const other = Buffer.from(JSON.stringify({ person: 'ada', expiresAt: Number.MAX_SAFE_INTEGER })).toString(
    'base64url',
  );

  it.each([
    ['a changed ticket', `${name}=${other}.${signature}`],
    ['no signature', `${name}=${text}`],
    ['an empty signature', `${name}=${text}.`],
    ['a cut signature', `${name}=${text}.${signature.slice(0, -2)}`],
    ['plain JSON, as other emulators take it', `${name}=${other}`],
    ['two tickets', `${cookie}; ${cookie}`],
    ['nothing', `${name}=`],
  ])('is nobody: %s', (_what, header) => {
    expect(hasSession(header)).toBe(true);
    expect(sessions.whose(header)).toBeUndefined();
  });

  it('is nobody when another data folder signed it', () => {
    expect(openSessions(Buffer.alloc(32, 8), () => 0).whose(cookie)).toBeUndefined();
  });

  it('is nobody when the person does not sign in by a page', () => {
    const commandLine = sessions.open({ ...person, userId: 'cli' });
    expect(sessions.whose(commandLine.split(';')[0])).toBeUndefined();
  });

  it('is not there under another name', () => {
    expect(hasSession('theme=dark')).toBe(false);
    expect(sessions.whose(undefined)).toBeUndefined();
  });
});
