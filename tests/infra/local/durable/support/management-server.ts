import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DurableClient } from 'durable-functions';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../../infra/local/clock.ts';
import { openDurableEngine } from '../../../../../infra/local/durable/engine.ts';
import type { DurableEngine } from '../../../../../infra/local/durable/engine.ts';
import type { FunctionRunner } from '../../../../../infra/local/function-runner.ts';
import { installFunctionsCore } from '../../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../../infra/local/host/runner.ts';
import { noLog } from '../../../../../infra/local/log.ts';
import { realClock } from '../../../../../infra/local/real-clock.ts';
import { df, functions, newStoreFile } from './durable-app.ts';

const { trigger: triggers } = await import('@azure/functions');

df.app.client.generic('hand-out-client', {
  trigger: triggers.generic({ type: 'testTrigger' }),
  handler: (_input, client) => client,
});

/** One call of the management API, as anybody may send it. */
export async function call(
  origin: string,
  method: string,
  path: string,
  { body, type = 'application/json', headers = {} }: { body?: string; type?: string; headers?: object } = {},
) {
  const url = `${origin}/runtime/webhooks/durabletask/${path}`;
  const content = body === undefined ? {} : { body };
  const sent = { ...headers, ...(body === undefined ? {} : { 'content-type': type }) };
  const response = await fetch(url, { method, headers: sent, ...content });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    content: text ? JSON.parse(text) : undefined,
  };
}

/** An engine behind a real HTTP server, and the real client as a function gets it from its input binding. */
export async function serveManagement(given: { clock?: Clock; functions?: FunctionRunner } = {}): Promise<{
  engine: DurableEngine;
  origin: string;
  client(mode: 'rpc' | 'plain'): Promise<DurableClient>;
}> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const answerRequest = async () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString();
      const { pathname: path, searchParams: query } = url;
      const answer = await engine.management({ method: request.method ?? '', path, query, headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
    request.on('end', () => void answerRequest());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const origin = `http://127.0.0.1:${port}`;
  // The package rewrites links to port 7071 where this is not set.
  process.env.WEBSITE_HOSTNAME = `127.0.0.1:${port}`;
  process.env.NO_PROXY = '127.0.0.1,localhost';
  const engine = openDurableEngine({
    file: newStoreFile(),
    clock: given.clock ?? realClock,
    functions: given.functions ?? functions,
    passFaultPoint: () => {},
    log: noLog,
    baseUrl: origin,
    managementKey: 'k&y',
    stopPatienceMs: 0,
  });
  onTestFinished(async () => {
    await engine.stop();
    server.closeAllConnections();
    server.close();
  });
  await engine.start();
  return { engine, origin, client: (mode) => clientOf(engine, mode) };
}

async function clientOf(engine: DurableEngine, mode: 'rpc' | 'plain'): Promise<DurableClient> {
  const binding: Record<string, unknown> = JSON.parse(engine.clientBinding());
  if (mode === 'plain') delete binding.rpcBaseUrl;
  const runner = createFunctionRunner({
    core: installFunctionsCore(),
    log: noLog,
    inputData: ({ type }) => (type === 'durableClient' ? { string: JSON.stringify(binding) } : undefined),
  });
  const fn = runner.find('hand-out-client');
  if (!fn) throw new Error('The function that hands out the client is not registered.');
  const name = Object.keys(fn.bindings).find((key) => fn.bindings[key] === fn.trigger) ?? '';
  const { raw } = await runner.invoke(fn, { inputs: [{ name, data: { string: 'x' } }] });
  return raw as DurableClient; // what the handler above returns
}
