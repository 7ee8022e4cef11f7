import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { keptStatements } from '../../../../infra/local/sql/kept-statements.ts';

describe('the statements of SQLite', () => {
  it('are prepared once for each text', () => {
    const database = new Database(':memory:');
    const prepared = vi.spyOn(database, 'prepare');
    const kept = keptStatements(database);
    for (const one of [1, 2, 3]) expect(kept.prepare('select ? as one').all([one])).toEqual([{ one }]);
    expect(prepared).toHaveBeenCalledTimes(1);
  });

  it('name the columns that a table has by now', () => {
    const kept = keptStatements(new Database(':memory:'));
    kept.prepare('create table a (one int)').run([]);
    kept.prepare('insert into a values (1)').run([]);
    const all = () => kept.prepare('select * from a').all([]);
    expect(all()).toEqual([{ one: 1 }]);
    kept.prepare('alter table a add column two int default 2').run([]);
    expect(all()).toEqual([{ one: 1, two: 2 }]);
  });

  it('are dropped when there are too many, the one used longest ago first', () => {
    const database = new Database(':memory:');
    const kept = keptStatements(database);
    const first = kept.prepare('select 0');
    const second = kept.prepare('select 1');
    for (let n = 2; n <= 500; n++) {
      kept.prepare(`select ${n}`);
      expect(kept.prepare('select 0')).toBe(first);
    }
    expect(kept.prepare('select 1')).not.toBe(second);
  });
});
