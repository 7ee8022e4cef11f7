import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LogLevel } from '../log.ts';

/** What of host.json has an effect here. */
export interface HostSettings {
  /** Without slashes at its ends; `api` if the file says nothing. */
  routePrefix: string;
  /** How long one invocation may take; undefined if it may run for ever. */
  functionTimeoutMs: number | undefined;
  /** Lines of the host below this level are not written. */
  leastLevel: LogLevel;
  maxConcurrentCalls: number | undefined;
  /** Paths of the settings that have no effect here, e.g. `extensions.http.hsts.isEnabled`. */
  ignored: readonly string[];
}

/** What the Functions host takes on the Flex Consumption plan if host.json says nothing. */
const defaultTimeoutMs = 30 * 60_000;
const forEver = '-1';
const span = /^(\d\d):([0-5]\d):([0-5]\d)$/;
const levels = {
  Information: 'information',
  Warning: 'warning',
  Error: 'error',
  Critical: 'critical',
} as const;

const hostJson = z.object({
  version: z.literal('2.0', 'must be "2.0"').default('2.0'),
  functionTimeout: z
    .string()
    .refine(
      (text) => text === forEver || (span.test(text) && milliseconds(text) > 0),
      'must be hh:mm:ss, or -1',
    )
    .optional(),
  logging: z
    .object({
      logLevel: z
        .object({
          default: z.enum(levelNames(), 'must be Information, Warning, Error or Critical').optional(),
        })
        .optional(),
    })
    .optional(),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().optional() }).optional(),
      serviceBus: z.object({ maxConcurrentCalls: z.int().min(1).optional() }).optional(),
    })
    .optional(),
});

/** Settings that are read above; one data folder is one task hub, so that its name changes nothing. */
const known = new Set([
  'version',
  'functionTimeout',
  'logging.logLevel.default',
  'extensions.http.routePrefix',
  'extensions.durableTask.hubName',
  'extensions.serviceBus.maxConcurrentCalls',
]);

export function readHostJson(functionAppDirectory: string): HostSettings {
  const file = join(functionAppDirectory, 'host.json');
  const json: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const parsed = hostJson.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'cannot be read' };
    throw new Error(`host.json: ${path.join('.')} ${message}.`);
  }
  const { extensions, functionTimeout, logging } = parsed.data;
  return {
    routePrefix: (extensions?.http?.routePrefix ?? 'api').replace(/^\/+|\/+$/g, ''),
    functionTimeoutMs: timeoutOf(functionTimeout),
    leastLevel: levels[logging?.logLevel?.default ?? 'Information'],
    maxConcurrentCalls: extensions?.serviceBus?.maxConcurrentCalls,
    ignored: leafPaths(json).filter((path) => !known.has(path)),
  };
}

function timeoutOf(text: string | undefined): number | undefined {
  if (text === undefined) return defaultTimeoutMs;
  return text === forEver ? undefined : milliseconds(text);
}

function levelNames() {
  return Object.keys(levels) as (keyof typeof levels)[]; // the keys of a constant
}

function milliseconds(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function leafPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, path ? `${path}.${key}` : key));
}
