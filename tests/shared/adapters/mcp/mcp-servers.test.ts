import { describe, expect, it } from 'vitest';
import { connectedSources } from '../../../../functions/connected-sources.ts';
import { mcpServer } from '../../../../shared/adapters/mcp/mcp-servers.ts';
import { readSettings } from '../../../../shared/kernel/settings.ts';
import committed from '../../../../mcp.json' with { type: 'json' };

const file = (server: object) => ({ mcpServers: { one: server } });
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('it was accepted');
};

describe('mcp.json as it is committed', () => {
  it('names context7 by an https address', () => {
    expect(mcpServer('context7', {})).toMatchObject({
      kind: 'http',
      url: new URL('https://mcp.context7.com/mcp'),
    });
  });

  it.each(Object.keys(committed.mcpServers))('describes %s in a form that is understood', (name) => {
    expect(mcpServer(name, {}).name).toBe(name);
  });

  it('starts and asks nothing unless a setting names a server', () => {
    expect(connectedSources(readSettings({}), () => 0)).toEqual({});
    expect(
      connectedSources(readSettings({ EODS_DOCUMENTATION_SERVER: 'context7' }), () => 0).documentation,
    ).toBeDefined();
  });
});

describe('a server that is asked for by a setting', () => {
  it.each(['../mcp.json', '/tmp/mcp.json', 'https://example.org/mcp', 'npx -y something'])(
    'is no path, address or command: %s',
    (value) => {
      expect(refusal(() => readSettings({ EODS_DOCUMENTATION_SERVER: value }))).toContain(
        'EODS_DOCUMENTATION_SERVER',
      );
    },
  );

  it.each(['elsewhere', 'constructor'])('is refused when the file does not name it: %s', (name) => {
    expect(refusal(() => mcpServer(name, {}))).toContain(`names no server "${name}"`);
  });
});

describe('a server that is started by a command', () => {
  const commanded = file({ command: 'npx', args: ['a'], env: { KEY: '${SERVER_KEY}' } });

  it('gets values of settings by their names', () => {
    expect(mcpServer('one', { SERVER_KEY: 'k' }, commanded)).toEqual({
      kind: 'stdio',
      name: 'one',
      command: 'npx',
      args: ['a'],
      env: { KEY: 'k' },
    });
  });

  it('is refused while a setting that it needs is absent', () => {
    expect(refusal(() => mcpServer('one', {}, commanded))).toContain('SERVER_KEY is not set');
  });

  it('is refused where the file holds a value itself, without repeating it', () => {
    const message = refusal(() => mcpServer('one', {}, file({ command: 'npx', env: { KEY: 'sk-12345' } })));
    expect(message).toContain('mcp.json cannot be used');
    expect(message).not.toContain('sk-12345');
  });

  it('is refused in Azure', () => {
    const settings = { SERVER_KEY: 'k', WEBSITE_SITE_NAME: 'app' };
    expect(refusal(() => mcpServer('one', settings, commanded))).toContain('WEBSITE_SITE_NAME');
  });
});

describe('a server that has an address', () => {
  it.each(['http://example.org/mcp', 'ftp://example.org/mcp'])('must be reached by https: %s', (url) => {
    expect(refusal(() => mcpServer('one', {}, file({ url })))).toContain('https:');
  });

  it('may be plain on this machine, but not in Azure', () => {
    const here = file({ url: 'http://127.0.0.1:9/mcp' });
    expect(mcpServer('one', {}, here).kind).toBe('http');
    expect(refusal(() => mcpServer('one', { WEBSITE_SITE_NAME: 'app' }, here))).toContain('https:');
  });

  it('must not carry a sign-in', () => {
    expect(refusal(() => mcpServer('one', {}, file({ url: 'https://a:b@example.org/' })))).toContain(
      'sign-in',
    );
  });

  it('cannot have a command as well', () => {
    const both = file({ url: 'https://example.org/', command: 'sh' });
    expect(refusal(() => mcpServer('one', {}, both))).toContain('cannot be used');
  });
});
