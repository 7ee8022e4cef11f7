import chromium from '@sparticuz/chromium';
import { join } from 'node:path';
import { withMcpSession, type McpSession } from '../../shared/adapters/mcp/mcp-session.ts';
import { mcpServer } from '../../shared/adapters/mcp/mcp-servers.ts';
import installed from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');
const limits = { seconds: 280, maxBytes: 200_000_000 };

/** What an assistant sees and does: accessible snapshots of the page, and elements by role and name or by reference. */
export interface Assistant {
  go(address: string): Promise<void>;
  press(role: string, name: string): Promise<void>;
  /** By the reference that a snapshot gave. */
  pressAt(ref: string): Promise<void>;
  write(label: string, text: string): Promise<void>;
  snapshot(): Promise<string>;
  /** Looks again until the page shows it, and gives what it then shows. */
  see(wanted: RegExp): Promise<string>;
}

/**
 * The server `playwright` as `mcp.json` declares it, but for what a test needs: the package is the one that is installed,
 * in the very version that the file names, its browser the one that came with npm, and the page this server's.
 */
export async function withBrowsingAssistant(
  page: { url: string; folder: string },
  work: (assistant: Assistant) => Promise<void>,
): Promise<void> {
  const declared = mcpServer('playwright', process.env);
  if (declared.kind !== 'stdio') throw new Error('the server of the browser is a command');
  const named = `--package=@playwright/test@${installed.devDependencies['@playwright/test']}`;
  if (!declared.args.includes(named)) throw new Error(`mcp.json names another version than ${named}`);
  const own = declared.args.slice(declared.args.indexOf('mcp'));
  const args = [
    join(root, 'node_modules/@playwright/test/cli.js'),
    ...own.map((argument) => argument.replace('http://127.0.0.1:4280', page.url)),
    '--headless',
    '--no-sandbox',
    `--executable-path=${await chromium.executablePath()}`,
    `--output-dir=${join(page.folder, 'seen')}`,
  ];
  const server = { ...declared, command: process.execPath, args };
  await withMcpSession(server, limits, async (session) => {
    await work(assistantOf(session));
    await session.call('browser_close', {});
  });
}

const SEEN_MS = 90_000;

function assistantOf(session: McpSession): Assistant {
  const snapshot = () => session.call('browser_snapshot', {});
  const done = async (tool: string, input: Readonly<Record<string, string>>) => {
    await session.call(tool, input);
  };
  return {
    snapshot,
    go: (url) => done('browser_navigate', { url }),
    press: (role, name) =>
      done('browser_click', { element: name, target: `getByRole('${role}', { name: '${name}' }).first()` }),
    pressAt: (target) => done('browser_click', { target }),
    write: (label, text) => done('browser_type', { target: `getByLabel('${label}')`, text }),
    async see(wanted) {
      const end = Date.now() + SEEN_MS;
      for (;;) {
        const seen = await snapshot();
        if (wanted.test(seen)) return seen;
        if (Date.now() > end) throw new Error(`not seen: ${wanted.source}\n${seen}`);
      }
    },
  };
}
