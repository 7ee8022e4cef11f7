import { describe, expect, it } from 'vitest';
import { callingPorts } from '../../support/no-lists.ts';
import type { DocumentationSearch, FoundDocumentation } from '../../../shared/kernel/tool-ports.ts';
import { findDocumentation } from '../../../shared/tools/find-documentation.ts';
import { callTools } from '../../../shared/workflow/call-tools.ts';

const found: FoundDocumentation = {
  subject: 'React',
  readings: [{ title: 'Quick Start', address: 'https://react.dev/learn' }],
  leftOut: 0,
};
const nothing = { subject: 'React', readings: [], leftOut: 0 };

const call = (documentation?: DocumentationSearch) =>
  callTools({ ...callingPorts, tools: { ...(documentation && { documentation }) } }, callingPorts.scope, {}, [
    findDocumentation.call({ subject: 'React' }),
  ]);

const outside = { server: 's', tool: 't', durationMs: 1, characters: 2 };

describe('find-documentation', () => {
  it('gives what the directory names, with each call outside on the trace', async () => {
    const { results, traces } = await call({
      find: async (_query, heard) => {
        heard({ ...outside, outcome: 'answered' });
        return found;
      },
    });
    expect(results).toEqual([{ tool: 'find-documentation', source: 'live', output: found }]);
    expect(traces).toMatchObject([
      { source: 'live', attempts: 1, calls: [{ ...outside, outcome: 'answered' }] },
    ]);
  });

  it('names nothing and asks nobody where no directory is connected', async () => {
    const { results, traces } = await call();
    expect(results).toMatchObject([{ source: 'archetype', output: nothing }]);
    expect(traces[0]).not.toHaveProperty('calls');
  });

  it('tries once more, then goes on without, and the trace tells of both calls', async () => {
    const { results, traces } = await call({
      find: (_query, heard) => {
        heard({ ...outside, outcome: 'failed' });
        return Promise.reject(new Error('s: it did not answer in time'));
      },
    });
    expect(results).toMatchObject([
      { source: 'archetype', output: nothing, note: 's: it did not answer in time' },
    ]);
    expect(traces).toMatchObject([{ attempts: 2, calls: [{ outcome: 'failed' }, { outcome: 'failed' }] }]);
  });

  it('takes an answer that does not fit for a failure', async () => {
    const odd = { ...found, readings: [{ title: 'Quick Start', address: 'http://react.dev' }] };
    expect((await call({ find: async () => odd })).results).toMatchObject([{ output: nothing }]);
  });
});
