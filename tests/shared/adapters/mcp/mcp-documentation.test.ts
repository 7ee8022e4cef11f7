import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mcpDocumentation } from '../../../../shared/adapters/mcp/mcp-documentation.ts';
import type { OutsideCall } from '../../../../shared/kernel/agent-trace.ts';
import { type McpHttpServer, openMcpServer } from '../../../support/mcp-http-server.ts';
import type { Behaviour } from '../../../support/mcp-script.ts';

let http: McpHttpServer;
beforeAll(async () => void (http = await openMcpServer()));
afterAll(() => http.close());

const ask = async (behaviour: Behaviour, subject = 'React') => {
  const calls: OutsideCall[] = [];
  const search = mcpDocumentation(http.as(behaviour), () => 0, { seconds: 30, maxBytes: 100_000 });
  const found = await search.find({ subject }, (call) => calls.push(call)).catch((error: unknown) => error);
  return { found, calls: calls.map(({ tool, outcome }) => `${tool} ${outcome}`) };
};

describe('documentation of an MCP server', () => {
  it('is that of the library that bears the name and has a source of repute, each page once', async () => {
    const { found, calls } = await ask('good');
    expect(found).toEqual({
      subject: 'React',
      readings: [
        { title: 'Quick Start', address: 'https://react.dev/learn' },
        { title: 'Installation', address: 'https://react.dev/learn/installation' },
      ],
      leftOut: 0,
    });
    expect(calls).toEqual(['resolve-library-id answered', 'query-docs answered']);
    expect(http.asked.at(-2)?.body).toContain('/reactjs/react.dev');
  });

  it('names no page where no library bears the name, or none is found', async () => {
    const nothing = { readings: [], leftOut: 0 };
    expect(await ask('good', 'Preact')).toEqual({
      found: { subject: 'Preact', ...nothing },
      calls: ['resolve-library-id answered'],
    });
    expect((await ask('unknown-library')).found).toEqual({ subject: 'React', ...nothing });
  });

  it('fails where an error comes as an ordinary answer, and the trace says so', async () => {
    const { found, calls } = await ask('error-text');
    expect(found).toMatchObject({ kind: 'error', message: 'scripted: its tool answered with an error' });
    expect(calls).toEqual(['resolve-library-id failed']);
  });

  it('keeps no title that gives orders or holds a contact, and no address but that of a public page', async () => {
    expect((await ask('hostile')).found).toEqual({
      subject: 'React',
      readings: [{ title: 'Quick Start', address: 'https://react.dev/learn' }],
      leftOut: 2,
    });
  });
});
