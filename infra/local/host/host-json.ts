import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const hostJson = z.object({
  extensions: z.object({ http: z.object({ routePrefix: z.string().optional() }).optional() }).optional(),
});

/** `extensions.http.routePrefix` of the folder's host.json, without slashes at its ends; `api` if it says nothing. */
export function routePrefixOf(functionAppDirectory: string): string {
  const file = join(functionAppDirectory, 'host.json');
  if (!existsSync(file)) return 'api';
  const { extensions } = hostJson.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (extensions?.http?.routePrefix ?? 'api').replace(/^\/+|\/+$/g, '');
}
