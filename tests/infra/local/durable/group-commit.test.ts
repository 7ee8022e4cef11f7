import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { GroupCommit } from '../../../../infra/local/durable/group-commit.ts';

function given() {
  const database = new Sqlite(':memory:');
  database.exec('CREATE TABLE notes (text TEXT PRIMARY KEY)');
  const insert = database.prepare<[string]>('INSERT INTO notes VALUES (?)');
  const rows = database.prepare<[], { text: string }>('SELECT text FROM notes ORDER BY rowid');
  return {
    commits: new GroupCommit(database),
    add: (text: string) => void insert.run(text),
    notes: () => rows.all().map(({ text }) => text),
    database,
  };
}

describe('a group commit', () => {
  it('writes what was asked for in one turn of the event loop in one transaction', async () => {
    const { commits, add, notes } = given();
    const order: string[] = [];
    const asked = ['a', 'b', 'c'].map((text) =>
      commits.run(
        () => (order.push(`write ${text}`), add(text), text),
        (done) => void order.push(`tell ${done}`),
      ),
    );
    expect(await Promise.all(asked)).toEqual(['a', 'b', 'c']);
    expect(order).toEqual(['write a', 'write b', 'write c', 'tell a', 'tell b', 'tell c']);
    expect(notes()).toEqual(['a', 'b', 'c']);
  });

  it('tells no one before the transaction is closed', async () => {
    const { commits, add, database, notes } = given();
    let seen: unknown;
    await commits.run(
      () => add('a'),
      () => (seen = [database.inTransaction, notes()]),
    );
    expect(seen).toEqual([false, ['a']]);
  });

  it('rejects only the one that cannot be written', async () => {
    const { commits, add, notes } = given();
    add('taken');
    const [first, bad, last] = await Promise.allSettled(
      ['a', 'taken', 'b'].map((text) => commits.run(() => add(text))),
    );
    expect([first?.status, bad?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(notes()).toEqual(['taken', 'a', 'b']);
  });

  it('takes more work that a commit sets off', async () => {
    const { commits, add, notes } = given();
    let second: Promise<void> | undefined;
    await commits.run(
      () => add('a'),
      () => {
        second = commits.run(() => add('b'));
      },
    );
    await second;
    expect(notes()).toEqual(['a', 'b']);
  });
});
