import { z } from 'zod';

export interface LocalSettings {
  port: number;
  dataDir: string;
  /** `point:count`: where a test lets the process die. */
  crash: string | undefined;
  /** Whether spans are written to `traces.jsonl` of the data folder. */
  traces: boolean;
}

const settings = z.object({
  EODS_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4280),
  EODS_DATA_DIR: z.string().min(1).default('.data'),
  EODS_LOCAL_CRASH: z.string().optional(),
  EODS_LOCAL_TRACES: z.enum(['true', 'false']).default('false'),
});

const meanings: Record<string, string> = {
  EODS_PORT: 'EODS_PORT must be a port number from 0 (any free one) to 65535.',
  EODS_DATA_DIR: 'EODS_DATA_DIR must name a folder.',
  EODS_LOCAL_TRACES: 'EODS_LOCAL_TRACES must be true or false.',
};

/** The settings of the local host alone; the app reads its own. */
export function localSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new Error(meanings[name] ?? `The setting ${name} has a bad value.`);
  }
  const { EODS_PORT, EODS_DATA_DIR, EODS_LOCAL_CRASH, EODS_LOCAL_TRACES } = parsed.data;
  return {
    port: EODS_PORT,
    dataDir: EODS_DATA_DIR,
    crash: EODS_LOCAL_CRASH,
    traces: EODS_LOCAL_TRACES === 'true',
  };
}
