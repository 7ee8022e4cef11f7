import type { z } from 'zod';
import { httpChannel } from './http-channel.ts';
import type { McpChannel, McpLimits } from './mcp-channel.ts';
import { McpFailure } from './mcp-failure.ts';
import { initialised, mcpMessage, protocolVersion, toolAnswer, toolPage } from './mcp-messages.ts';
import type { McpServer } from './mcp-servers.ts';
import { stdioChannel } from './stdio-channel.ts';

/** A session calls tools by name; their answers are text from outside, and nothing else. */
export interface McpSession {
  call(tool: string, input: Readonly<Record<string, string>>): Promise<string>;
}

const mostPages = 5;

/**
 * Opens a session, does the work and ends it: nothing of it outlives the call, and no server runs while none is asked.
 * Throws an `McpFailure` whatever the server does; time and size count from the first word to the last.
 */
export async function withMcpSession<T>(
  server: McpServer,
  { seconds, maxBytes }: McpLimits,
  work: (session: McpSession) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const talk = openTalk(server, ending.signal, maxBytes);
  const timer = setTimeout(() => talk.end(new McpFailure(server.name, 'late')), seconds * 1_000);
  try {
    const tools = await greet(talk);
    return await work({ call: (tool, input) => callTool(talk, tools, tool, input) });
  } finally {
    clearTimeout(timer);
    ending.abort();
    await talk.close();
  }
}

type Talk = ReturnType<typeof openTalk>;
type Tools = z.infer<typeof toolPage>['tools'];

/** Requests and their answers, which may come in any order; one failure ends all of them. */
function openTalk(server: McpServer, signal: AbortSignal, maxBytes: number) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let over: Error | undefined;
  let lastId = 0;
  const end = (error: Error): void => {
    over ??= error;
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  const heard = (sent: unknown): void => {
    const parsed = mcpMessage.safeParse(sent);
    if (!parsed.success) return end(new McpFailure(server.name, 'malformed'));
    const { id, method, result, error } = parsed.data;
    if (method !== undefined) return answerRequest(channel, id, method, end);
    // An answer to what was never asked is nobody's.
    const asked = typeof id === 'number' ? waiting.get(id) : undefined;
    if (!asked) return;
    waiting.delete(Number(id));
    if (error) asked.reject(new McpFailure(server.name, 'refused'));
    else asked.resolve(result);
  };
  const listener = { heard, failed: end, signal, maxBytes };
  const channel = server.kind === 'stdio' ? stdioChannel(server, listener) : httpChannel(server, listener);
  const send = (message: object) => channel.send({ jsonrpc: '2.0', ...message }).catch(end);
  return {
    server: server.name,
    end,
    close: () => channel.close(),
    notify: (method: string) => send({ method }),
    async ask<T>(method: string, params: object, schema: z.ZodType<T>): Promise<T> {
      if (over) throw over;
      const id = ++lastId;
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      await Promise.race([send({ id, method, params }), answer.catch(() => {})]);
      const parsed = schema.safeParse(await answer);
      if (!parsed.success) throw new McpFailure(server.name, 'malformed');
      return parsed.data;
    },
  };
}

/** A server may ask whether we are there; anything else we do not offer. */
function answerRequest(
  channel: McpChannel,
  id: string | number | null | undefined,
  method: string,
  failed: (error: Error) => void,
): void {
  if (id === undefined || id === null) return;
  const answer = method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'not offered' } };
  void channel.send({ jsonrpc: '2.0', id, ...answer }).catch(failed);
}

async function greet(talk: Talk): Promise<Tools> {
  const clientInfo = { name: 'eods', version: '1' };
  await talk.ask('initialize', { protocolVersion, capabilities: {}, clientInfo }, initialised);
  await talk.notify('notifications/initialized');
  const tools: Tools = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < mostPages; page++) {
    const listed = await talk.ask('tools/list', cursor ? { cursor } : {}, toolPage);
    tools.push(...listed.tools);
    cursor = listed.nextCursor;
    if (!cursor) break;
  }
  return tools;
}

/** A tool that wants something else than it gets has changed: it is not called. */
async function callTool(
  talk: Talk,
  tools: Tools,
  name: string,
  input: Readonly<Record<string, string>>,
): Promise<string> {
  const schema = tools.find((tool) => tool.name === name)?.inputSchema;
  const given = Object.keys(input);
  const fits =
    schema?.required.every((key) => given.includes(key)) && given.every((key) => key in schema.properties);
  if (!fits) throw new McpFailure(talk.server, 'changed');
  const { content, isError } = await talk.ask('tools/call', { name, arguments: input }, toolAnswer);
  if (isError) throw new McpFailure(talk.server, 'error');
  return content.flatMap(({ type, text }) => (type === 'text' && text ? [text] : [])).join('\n');
}
