import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSql, type SqlStores } from '../../../../shared/adapters/sql/open-sql.ts';
import type { Envelope } from '../../../../shared/kernel/envelope.ts';
import type { Approval, Question, RunTransaction } from '../../../../shared/kernel/run-store.ts';
import type { Scope } from '../../../../shared/kernel/scope.ts';
import { defaultPolicy } from '../../../../shared/knowledge/approval-policy.ts';
import { eventRow, openStore, scope } from '../../../support/open-store.ts';
import { testWrapper } from '../../../support/test-wrapper.ts';
import { recordingDialect } from './recorded-statements.ts';

type Writer = (tx: RunTransaction) => Promise<unknown>;
const rowOf = <T>(fields: object) => fields as T; // the store reads no other field
const record = { kind: 'hold', body: {}, by: 'ola', at: 'now', simulated: false };
const envelope = rowOf<Envelope>({ type: 'A', revision: 1, contentHash: 'h' });
const taskState = { task: 't', inputHash: 'h', revision: 1, conflicts: [], claims: [] };

/** Every write of what is read with the contents, and what is then seen of it. */
const writers: Record<string, [Writer, (of: Awaited<ReturnType<RunTransaction['contents']>>) => unknown]> = {
  'an artifact': [(tx) => tx.saveArtifact({ envelope, body: 1 }, 'sql'), ({ heads }) => heads.size],
  'a task state': [(tx) => tx.saveTaskState(taskState), ({ tasks }) => tasks.size],
  'a record': [(tx) => tx.appendRecord(record), ({ records }) => records.length],
  'a question': [
    (tx) => tx.saveQuestion(rowOf<Question>({ id: 'q', askedAt: '' })),
    ({ questions }) => questions.length,
  ],
  'an approval': [
    (tx) => tx.saveApproval(rowOf<Approval>({ id: 'a', requestedAt: '' })),
    ({ approvals }) => approvals.length,
  ],
};

describe('the contents of a run that were read before', () => {
  let folder: string;
  let store: SqlStores;
  const file = () => join(folder, 'eods.db');
  const contents = (of: SqlStores = store, by: Scope = scope) => of.runs.read(by, 'evt-1').contents();
  const write = <T>(work: (tx: RunTransaction) => Promise<T>) => store.runs.transaction(scope, 'evt-1', work);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eods-kept-'));
    store = await openStore(file());
    await store.runs.createEvent(scope, eventRow(), async () => {});
    await contents();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(writers))('show %s that was written since', async (_, [save, seen]) => {
    await write(save);
    expect(seen(await contents())).toBe(1);
  });

  it.each(Object.entries(writers))('show %s to the transaction that writes it', async (_, [save, seen]) => {
    const [before, after] = await write(async (tx) => {
      const first = await tx.contents();
      await save(tx);
      return [first, await tx.contents()];
    });
    expect([seen(before), seen(after)]).toEqual([0, 1]);
  });

  it.each(Object.entries(writers))('show nothing of %s that was not committed', async (_, [save, seen]) => {
    const undone = write(async (tx) => {
      await save(tx);
      await tx.contents();
      throw new Error('power');
    });
    await expect(undone).rejects.toThrow('power');
    expect(seen(await contents())).toBe(0);
    await write((tx) => tx.saveEvent({ title: 'Another' }));
    expect(seen(await contents())).toBe(0);
  });

  it('come with the row of the event as it is now', async () => {
    await write((tx) => tx.saveEvent({ title: 'Renamed' }));
    expect((await contents()).event.title).toBe('Renamed');
  });

  it('show what another process has written', async () => {
    const other = await openStore(file());
    await contents(other);
    await write((tx) => tx.appendRecord(record));
    expect((await contents(other)).records).toHaveLength(1);
    await other.close();
  });

  it('show what was written by a version that moves no version of the contents', async () => {
    await write((tx) => tx.saveQuestion(rowOf<Question>({ id: 'q', askedAt: '' })));
    await contents();
    const database = new Database(file());
    database.exec(`delete from question; update event set outbox = outbox + 1`);
    database.close();
    expect((await contents()).questions).toEqual([]);
  });

  it('are not for somebody who may not see the event', async () => {
    const partner = { ...scope, principal: { id: 'p', name: 'p', roles: ['partner'] } };
    await expect(contents(store, partner)).rejects.toMatchObject({ code: 'event.not-found' });
  });

  it('are gone with the event', async () => {
    await store.runs.erase(scope, ['evt-1'], { at: 'now', by: 'ada', why: 'w' }, () => {});
    await expect(contents()).rejects.toMatchObject({ code: 'event.erased' });
  });

  it('cannot be changed by who reads them', async () => {
    await write((tx) => tx.appendRecord(record));
    const { records } = await contents();
    expect([records, records[0]].map((value) => Object.isFrozen(value))).toEqual([true, true]);
  });
});

describe('a run read again and again', () => {
  let store: SqlStores;
  let statements: string[];

  beforeEach(async () => {
    statements = [];
    store = await openSql(
      recordingDialect((text) => statements.push(text)),
      'sqlite',
      testWrapper(),
    );
    await store.runs.createEvent(scope, eventRow(), async () => {});
  });
  afterEach(() => store.close());

  const read = async () => {
    const reader = store.runs.read(scope, 'evt-1');
    return { ...(await reader.contents()), ...(await reader.settings()) };
  };

  it('costs its row and one look at what the organisation has set, while nothing changes', async () => {
    await read();
    statements.length = 0;
    await read();
    expect(statements).toHaveLength(2);
  });

  it('has what the organisation has set since', async () => {
    await read();
    const change = { at: 'now', by: 'ola', reason: 'why', policy: defaultPolicy };
    await store.organisation.savePolicy(scope, change, 0);
    const imported = { importId: 'i', at: 'now', by: 'ola', format: 'csv' } as const;
    await store.organisation.replace(scope, 'venues', [{}], imported);
    const override = { table: 't', value: {}, source: 's', at: 'now', by: 'ola' };
    await store.organisation.saveOverride(scope, override);
    const { policy, lists, knowledge } = await read();
    expect(policy?.version).toBe(1);
    expect(lists).toEqual({ venues: 1 });
    expect([...knowledge.keys()]).toEqual(['t']);
  });

  it('is asked for letters only where its row counts some', async () => {
    const lettersRead = () => statements.filter((text) => text.includes('"seq" >')).length;
    const [before, after] = await store.runs.transaction(scope, 'evt-1', async (tx) => {
      const none = [await tx.lettersAfter(0), lettersRead()];
      await tx.appendLetter('a', 'answer', {});
      return [none, [await tx.lettersAfter(0), lettersRead()]];
    });
    expect(before).toEqual([[], 0]);
    expect(after).toMatchObject([[{ seq: 1, kind: 'answer' }], 1]);
  });
});
