import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the scripted model. */
export interface Step {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string;
  /** Answers after so many milliseconds; or sends the head and then nothing. */
  delayMs?: number;
  stall?: boolean;
  drop?: boolean;
}

export interface Asked {
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    instructions: string;
    input: { role: string; content: string }[];
    store: boolean;
    max_output_tokens: number;
    text: { format: { name: string; strict: boolean; schema: unknown } };
  };
}

export type Script = (Step | ((asked: Asked) => Step))[];

export interface ModelServer {
  url: string;
  asked: Asked[];
  /** What it answers next, in order; after that it fails with 500. */
  script(...steps: Script): void;
  close(): Promise<void>;
}

/** A server that speaks as an endpoint of models does, over a real socket. */
export async function openModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let steps: Script = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body']; // sent by the adapter
      const one: Asked = { url: request.url, headers: request.headers, body };
      asked.push(one);
      const next = steps.shift() ?? { status: 500, body: { error: { message: 'the script is over' } } };
      const step = typeof next === 'function' ? next(one) : next;
      if (step.drop) return void request.socket.destroy();
      setTimeout(() => {
        const headers = { 'content-type': 'application/json', 'x-request-id': `req_${asked.length}` };
        response.writeHead(step.status ?? 200, { ...headers, ...step.headers });
        if (step.stall) return void response.write('{');
        response.end(step.text ?? JSON.stringify(step.body));
      }, step.delayMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/openai/v1`,
    asked,
    script(...next) {
      steps = next;
      asked.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const usage = {
  input_tokens: 1_200,
  input_tokens_details: { cached_tokens: 1_024 },
  output_tokens: 90,
  output_tokens_details: { reasoning_tokens: 30 },
  total_tokens: 1_290,
};

function response(output: unknown[], more: object = {}): Step {
  const body = {
    id: 'resp_1',
    object: 'response',
    status: 'completed',
    model: 'model-x-2026',
    output,
    usage,
  };
  return { body: { ...body, error: null, incomplete_details: null, ...more } };
}

const message = (part: object) => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [part],
});

export const says = (text: string, more: object = {}): Step =>
  response([message({ type: 'output_text', text, annotations: [] })], more);
export const answers = (value: unknown): Step => says(JSON.stringify(value));
export const refuses = (): Step => response([message({ type: 'refusal', refusal: 'I cannot.' })]);
export const cutOff = (reason: 'max_output_tokens' | 'content_filter'): Step =>
  says('{"ratio', { status: 'incomplete', incomplete_details: { reason } });
export const breaks = (): Step =>
  response([], { status: 'failed', error: { code: 'server_error', message: 'x' } });
export const fails = (status: number, code: string, headers: Record<string, string> = {}): Step => ({
  status,
  headers,
  body: {
    error: {
      code,
      message: 'repeats SECRET-OF-THE-PROMPT',
      innererror: {
        content_filter_result: {
          jailbreak: { detected: true, filtered: true },
          hate: { filtered: false, severity: 'safe' },
        },
      },
    },
  },
});
