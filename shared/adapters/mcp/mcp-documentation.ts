import type { OutsideCall } from '../../kernel/agent-trace.ts';
import { withoutContacts } from '../../kernel/contact-text.ts';
import { suspicionOf } from '../../kernel/suspicious-text.ts';
import type { DocumentationSearch, FoundDocumentation } from '../../kernel/tool-ports.ts';
import type { McpLimits } from './mcp-channel.ts';
import { McpFailure } from './mcp-failure.ts';
import type { McpServer } from './mcp-servers.ts';
import { withMcpSession, type McpSession } from './mcp-session.ts';

/** A person waits for the plan, and two answers of a directory are some 20 kB. */
const usualLimits: McpLimits = { seconds: 5, maxBytes: 500_000 };

const question = 'installation, prerequisites and first steps';
const mostReadings = 3;
const longestTitle = 120;

/**
 * The tools of context7, `resolve-library-id` and `query-docs`. They answer in text made for machines: of it only
 * titles and addresses of pages are kept.
 */
export function mcpDocumentation(
  server: McpServer,
  now: () => number,
  limits: McpLimits = usualLimits,
): DocumentationSearch {
  return {
    find: ({ subject }, heard) =>
      withMcpSession(server, limits, async (session) => {
        const ask = traced(server.name, session, now, heard);
        const libraries = await ask('resolve-library-id', { query: question, libraryName: subject });
        const libraryId = bestLibrary(libraries, subject);
        if (libraryId === undefined) return { subject, readings: [], leftOut: 0 };
        return { subject, ...readingsIn(await ask('query-docs', { libraryId, query: question })) };
      }),
  };
}

/** Failures of the service come as ordinary text, without a mark. */
const errorText =
  /^\s*(?:error (?:searching|fetching|calling)|rate limited|invalid api key|request failed|failed to|the library you are trying|unauthori[sz]ed|too many requests)/i;

function traced(server: string, session: McpSession, now: () => number, heard: (call: OutsideCall) => void) {
  return async (tool: string, input: Readonly<Record<string, string>>): Promise<string> => {
    const since = now();
    const tell = (outcome: OutsideCall['outcome'], characters: number) =>
      heard({ server, tool, durationMs: now() - since, outcome, characters });
    try {
      const text = await session.call(tool, input);
      if (errorText.test(text)) throw new McpFailure(server, 'error');
      tell('answered', text.length);
      return text;
    } catch (error) {
      tell('failed', 0);
      throw error;
    }
  };
}

/** One that bears the subject's name, from a source of repute; undefined where there is none. */
function bestLibrary(text: string, subject: string): string | undefined {
  const field = (entry: string, name: string) =>
    new RegExp(String.raw`^- ${name}:[ \t]*(\S.*)$`, 'm').exec(entry)?.[1]?.trim() ?? '';
  const listed = text.split(/^-{5,}$/m).map((entry) => ({
    title: field(entry, 'Title').toLowerCase(),
    id: field(entry, 'Context7-compatible library ID'),
    repute: field(entry, 'Source Reputation'),
  }));
  const usable = listed.filter(
    ({ id, repute }) => /^(?:\/[\w.-]{1,80}){2,3}$/.test(id) && /^(?:High|Medium)$/.test(repute),
  );
  return usable.find(({ title }) => title === subject.toLowerCase())?.id;
}

/** Passages begin with `### title` and `Source: address`. */
function readingsIn(text: string): Omit<FoundDocumentation, 'subject'> {
  const passages = [...text.matchAll(/^### (.+)\r?\n+Source: (\S+)[ \t]*$/gm)].map(
    ([, title = '', address = '']) => ({ title: title.trim(), address }),
  );
  const found = passages.filter(({ address }, at) => firstOf(passages, address) === at && isPage(address));
  const readings = found.filter(({ title }) => isPlain(title));
  return { readings: readings.slice(0, mostReadings), leftOut: found.length - readings.length };
}

const firstOf = (passages: readonly { address: string }[], address: string) =>
  passages.findIndex((passage) => passage.address === address);

/** Somebody may be sent there: https, a name with a dot, no sign-in, no port, nothing to hand over. */
function isPage(address: string): boolean {
  if (address.length > 300 || !URL.canParse(address)) return false;
  const { protocol, username, password, port, search, hostname } = new URL(address);
  const isNamed = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname);
  return protocol === 'https:' && isNamed && `${username}${password}${port}${search}` === '';
}

function isPlain(title: string): boolean {
  const isClean = !/[\p{Cc}\p{Cf}<>]|https?:/iu.test(title) && title === withoutContacts(title);
  return title.length <= longestTitle && isClean && suspicionOf(title) === null;
}
