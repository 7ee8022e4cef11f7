import { describe, expect, it } from 'vitest';
import type { EventPlace, OutboxRow } from '../../../shared/kernel/relay-store.ts';
import type { RunStore } from '../../../shared/kernel/run-store.ts';
import { relayOf } from '../../../shared/workflow/relay-outbox.ts';
import type { Bell, WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { notingWrites } from '../../../shared/workflow/written-events.ts';
import { eventRow, scope } from '../../support/open-store.ts';
import { quietTelemetry } from '../../support/quiet-telemetry.ts';

const place = (eventId: string): EventPlace => ({ organisationId: 'org-a', eventId });

/** An outbox with one document and one unread letter for each event, and what becomes of them. */
function outboxOf(...eventIds: string[]) {
  const waiting = new Set(eventIds);
  const rung: string[] = [];
  let isAway = false;
  const of = (asked?: EventPlace) => [...waiting].filter((id) => !asked || asked.eventId === id);
  const row = (eventId: string) => ({ ...place(eventId), id: `d-${eventId}`, kind: 'document' }) as OutboxRow; // its body is only handed on
  const relay = {
    pending: async (_limit: number, asked?: EventPlace) => of(asked).map(row),
    confirm: async ({ eventId }: OutboxRow) => void waiting.delete(eventId),
    postpone: async () => {},
    runsWithUnreadLetters: async (_limit: number, asked?: EventPlace) => of(asked).map(place),
  };
  const documents = {
    put: async () => {
      if (isAway) throw new Error('the store is away');
    },
  };
  const ports = { relay, documents, telemetry: quietTelemetry } as unknown as WorkflowPorts; // it touches no other port here
  const bell = { ring: async ({ eventId }: EventPlace) => void rung.push(eventId) } as unknown as Bell; // nothing starts here
  return { ports, bell, rung, waiting, away: (now: boolean) => (isAway = now) };
}

describe('what a request has written', () => {
  it('is handed on alone: nobody waits for what others have left', async () => {
    const { ports, bell, rung, waiting } = outboxOf('a', 'b', 'c');
    await relayOf(ports, [place('b')], bell);
    expect([rung, [...waiting]]).toEqual([['b'], ['a', 'c']]);
    await relayOf(ports, [], bell);
    expect([...waiting]).toEqual(['a', 'c']);
  });

  it('is handed on with everything else after something could not be', async () => {
    const { ports, bell, waiting, away } = outboxOf('a', 'b', 'c');
    away(true);
    await relayOf(ports, [place('a')], bell);
    expect(waiting.size).toBe(3);
    away(false);
    await relayOf(ports, [place('b')], bell);
    expect(waiting.size).toBe(0);
  });

  it('leaves the bells that failed to whoever can ring', async () => {
    const { ports, bell, rung, away } = outboxOf('a', 'b');
    away(true);
    await relayOf(ports, [place('a')]);
    await relayOf(ports, []);
    expect(rung).toEqual([]);
    await relayOf(ports, [], bell);
    expect(rung).toEqual(['a', 'b']);
  });

  it('is handed on with everything else when it is much', async () => {
    const { ports, bell, waiting } = outboxOf('a');
    await relayOf(
      ports,
      Array.from({ length: 21 }, (_, n) => place(`other-${n}`)),
      bell,
    );
    expect(waiting.size).toBe(0);
  });
});

describe('documents of one event', () => {
  function threeDocuments(isRefused: (id: string) => boolean) {
    const waiting = new Set(['a', 'b', 'c']);
    const requests: string[][] = [];
    const postponed: string[] = [];
    const row = (id: string) => ({ ...place('e'), id, kind: 'document', body: { id } }) as OutboxRow; // as above
    const relay = {
      pending: async () => Array.from(waiting, row),
      confirm: async (...rows: OutboxRow[]) => rows.forEach(({ id }) => waiting.delete(id)),
      postpone: async ({ id }: OutboxRow) => void postponed.push(id),
      runsWithUnreadLetters: async () => [],
    };
    const documents = {
      put: async (...bodies: { id: string }[]) => {
        requests.push(bodies.map(({ id }) => id));
        if (bodies.some(({ id }) => isRefused(id))) throw new Error('refused');
      },
    };
    const ports = { relay, documents, telemetry: quietTelemetry } as unknown as WorkflowPorts; // as above
    return { ports, waiting, requests, postponed };
  }

  it('are handed on together', async () => {
    const { ports, waiting, requests } = threeDocuments(() => false);
    await relayOf(ports, [place('e')]);
    expect([requests, [...waiting]]).toEqual([[['a', 'b', 'c']], []]);
  });

  it('are handed on one by one when they do not arrive together: none stops another', async () => {
    const { ports, waiting, postponed } = threeDocuments((id) => id === 'b');
    await relayOf(ports, [place('e')]);
    expect([[...waiting], postponed]).toEqual([['b'], ['b']]);
  });
});

describe('a store that notes what is written', () => {
  it('names every event once, and none that is only read', async () => {
    const calls: string[] = [];
    const empty = {} as RunStore; // every method is answered by the proxy
    const inner = new Proxy(empty, {
      get: (_target, name) => async () => void calls.push(String(name)),
    });
    const { runs, written } = notingWrites(inner);
    await runs.events(scope);
    await runs.body(scope, 'read', 'Timeline', 1);
    await runs.pendingDocuments(scope, 'read', 'activity');
    await runs.approvalsOf(scope, { limit: 1 });
    expect(written()).toEqual([]);
    await runs.createEvent(scope, eventRow({ id: 'new' }), async () => {});
    await runs.transaction(scope, 'old', async () => {});
    await runs.transaction(scope, 'old', async () => {});
    await runs.erase(scope, ['gone', 'copy'], {} as never, () => {}); // handed through unread
    expect(written().map(({ eventId }) => eventId)).toEqual(['new', 'old', 'gone', 'copy']);
    expect(calls).toHaveLength(8);
  });
});
