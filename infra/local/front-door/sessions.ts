import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { requireOneMachine } from '../../../shared/kernel/one-machine.ts';
import type { ClientPrincipal } from '../host/exchange.ts';
import { sessionCookie } from '../host/http-front.ts';
import { signInPeople } from './local-people.ts';

/** A working day; afterwards a person signs in again. */
export const sessionMs = 8 * 60 * 60 * 1000;

const ticket = z.strictObject({ person: z.string(), expiresAt: z.number() });
const attributes = 'Path=/; HttpOnly; SameSite=Strict';

export interface Sessions {
  /** Value of `set-cookie` that signs the person in. */
  open(person: ClientPrincipal): string;
  /** Whose session a `cookie` header carries; nobody's if it is forged, changed or expired. */
  whose(cookieHeader: string | undefined): ClientPrincipal | undefined;
}

export const endOfSession = `${sessionCookie}=; ${attributes}; Max-Age=0`;

/** Whether a request comes with a session, a good one or not. */
export function hasSession(cookieHeader: string | undefined): boolean {
  return ticketsIn(cookieHeader).length > 0;
}

/** A session is a signed ticket and no state: it holds over a restart, as the key does. */
export function openSessions(key: Buffer, now: () => number): Sessions {
  requireOneMachine('local-sign-in', process.env);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    open({ userId: person }) {
      const text = Buffer.from(JSON.stringify({ person, expiresAt: now() + sessionMs })).toString(
        'base64url',
      );
      const value = `${text}.${sign(text).toString('base64url')}`;
      return `${sessionCookie}=${value}; ${attributes}; Max-Age=${sessionMs / 1000}`;
    },
    whose(cookieHeader) {
      const [value = '', ...more] = ticketsIn(cookieHeader);
      if (more.length > 0) return undefined; // which of them is meant cannot be told
      const [text = '', signature = ''] = value.split('.');
      const [given, own] = [Buffer.from(signature, 'base64url'), sign(text)];
      if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
      // Signed by this folder, so it parses, unless an older version wrote it otherwise.
      const parsed = ticket.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      if (!parsed.success || parsed.data.expiresAt <= now()) return undefined;
      return signInPeople.find(({ userId }) => userId === parsed.data.person);
    },
  };
}

function ticketsIn(cookieHeader: string | undefined): string[] {
  const name = `${sessionCookie}=`;
  const pairs = (cookieHeader ?? '').split(/;\s*/);
  return pairs.filter((pair) => pair.startsWith(name)).map((pair) => pair.slice(name.length));
}
