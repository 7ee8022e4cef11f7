import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './tree.ts';

const statements = repositoryFiles().filter((path) => path.startsWith('shared/adapters/sql/'));
/** A search by pattern takes `%` and `_` of what people write for more than letters. */
const byPattern = /'(?:not )?i?like'|\bi?like\s+[$:@?'"]|\bPATINDEX\b|\bGLOB\b/i;

describe('the statements of the SQL stores', () => {
  it('match against a pattern in the store of keys alone, whose patterns are made of its own ids', () => {
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((path) => byPattern.test(read(path)))).toEqual([
      'shared/adapters/sql/sql-key-store.ts',
    ]);
  });

  it.each(["where('title', 'like', text)", 'select 1 where title LIKE @text', "title like '%x%'"])(
    'would be found if they did: %s',
    (code) => {
      expect(code).toMatch(byPattern);
    },
  );
});
