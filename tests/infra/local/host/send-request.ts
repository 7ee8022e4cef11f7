import { type OutgoingHttpHeaders, request } from 'node:http';

export interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  /** Several parts are sent chunked, without a length. */
  body?: string | readonly string[];
}

/** Sends the path and headers exactly as given; fetch() would tidy both. */
export function sendRequest(
  url: string,
  path: string,
  { method = 'GET', headers, body }: Sent = {},
): Promise<Received> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sending = request({ hostname, port, path, method, ...(headers ? { headers } : {}), agent: false });
    sending.on('error', reject);
    sending.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString() });
      });
      response.on('error', reject);
    });
    if (Array.isArray(body)) {
      for (const part of body) sending.write(part);
      sending.end();
    } else sending.end(body);
  });
}
