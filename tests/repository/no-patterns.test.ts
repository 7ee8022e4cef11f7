import { describe, expect, it } from 'vitest';
import { read, repositoryFiles } from './tree.ts';

const statements = repositoryFiles().filter((path) => path.startsWith('shared/adapters/sql/'));
/** A search by pattern takes `%` and `_` of what people write for more than letters. */
const byPattern = /'(?:not )?i?like'|\bi?like\s+[$:@?'"]|\bPATINDEX\b|\bGLOB\b/i;

describe('the statements of the SQL stores', () => {
  it('compare texts and never match them against a pattern, so no text of people is one', () => {
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((path) => byPattern.test(read(path)))).toEqual([]);
  });

  it.each(["where('title', 'like', text)", 'select 1 where title LIKE @text', "title like '%x%'"])(
    'would be found if they did: %s',
    (code) => {
      expect(code).toMatch(byPattern);
    },
  );
});
