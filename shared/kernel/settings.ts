import { z } from 'zod';
import { Fault } from './errors.ts';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')
  .optional();

const atLeastOne = z.coerce.number().int().min(1);

const atLeastZero = z.number().min(0);

/** Per million tokens, in whole units of the currency, and the day from which it holds. */
const modelPrice = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  input: atLeastZero,
  cached: atLeastZero,
  output: atLeastZero,
  asOf: z.iso.date(),
});
export type ModelPrice = z.infer<typeof modelPrice>;

const schema = z.object({
  EODS_ALLOW_AS_OF: flag,
  /** Address of the resource, or of a v1 API with its path. Absent: no model takes part. */
  EODS_MODEL_ENDPOINT: z.url().optional(),
  EODS_MODEL_DEPLOYMENT: z.string().min(1).optional(),
  /** What the token of the app's identity is asked for. */
  EODS_MODEL_SCOPE: z.url().default('https://ai.azure.com/.default'),
  /** Of a compatible endpoint outside Azure, on one machine only. */
  EODS_MODEL_KEY: z.string().min(1).optional(),
  /** Longest time for one answer of the model. */
  EODS_MODEL_SECONDS: atLeastOne.max(600).default(60),
  /** JSON, what the deployment costs by contract; absent: the cost of model calls is unknown. */
  EODS_MODEL_PRICE: z.string().transform(jsonOf).pipe(modelPrice).optional(),
  /** Server of `mcp.json` that knows documentation: its name, never an address or a path. Absent: none is asked. */
  EODS_DOCUMENTATION_SERVER: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'the name of a server in mcp.json')
    .optional(),
  /** Of Azure Communication Services Email, and an address of a domain that is linked with it. Absent: no mail. */
  EODS_MAIL_ENDPOINT: z.url({ protocol: /^https$/ }).optional(),
  EODS_MAIL_SENDER: z.email().optional(),
  /** Address of the web app, for links in messages. */
  EODS_PAGE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** A token is sent there. */
  COSMOS_ENDPOINT: z.url({ protocol: /^https$/ }).optional(),
  SQL_SERVER: z.string().min(1).optional(),
  SQL_DATABASE: z.string().min(1).optional(),
  SERVICE_BUS: z.string().min(1).optional(),
  SERVICE_BUS__fullyQualifiedNamespace: z.string().min(1).optional(),
  /** Address of the Key Vault key that wraps the data keys: `https://VAULT.vault.azure.net/keys/NAME`. */
  KEY_VAULT_KEY_ID: z.url().optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().min(1).optional(),
  /** Share of all traces that is recorded there; figures count everything. */
  EODS_TRACE_SHARE: z.coerce.number().min(0).max(1).default(1),
  AZURE_CLIENT_ID: z.string().min(1).optional(),
  /** Which of the two Function apps this is: how callers are told apart depends on it. */
  EODS_APP: z.enum(['web-api', 'partner-api']).optional(),
  /** Set by App Service where its authentication is on, and only then strips principal headers from outside. */
  WEBSITE_AUTH_ENABLED: z
    .string()
    .transform((value) => value.toLowerCase() === 'true')
    .optional(),
  /** Identity of the person who makes the first members: `aad:USER-ID`. */
  EODS_FIRST_ADMINISTRATOR: z.string().min(1).optional(),
  /** `aud` of partners' tokens, and the tenants they may come from, with commas. */
  PARTNER_AUDIENCE: z.string().min(1).optional(),
  PARTNER_TENANTS: z
    .string()
    .transform((value) => value.split(',').map((tenant) => tenant.trim()))
    .pipe(z.array(z.uuid()).min(1))
    .optional(),
  /** What one caller may ask of one process within a minute; see docs/concepts/requests.md. */
  EODS_READS_PER_MINUTE: atLeastOne.default(3_000),
  EODS_WRITES_PER_MINUTE: atLeastOne.default(1_200),
  EODS_HEAVY_PER_MINUTE: atLeastOne.default(600),
  /** Requests that one process works on at once; more are answered `service.busy`. */
  EODS_REQUESTS_AT_ONCE: atLeastOne.default(200),
  /** Runs under way at once and starts within a day (UTC), rehearsals among them. */
  EODS_ACTIVE_RUNS: atLeastOne.default(5_000),
  EODS_ACTIVE_RUNS_PER_PERSON: atLeastOne.default(2_000),
  EODS_STARTS_PER_DAY: atLeastOne.default(20_000),
  EODS_STARTS_PER_DAY_PER_PERSON: atLeastOne.default(10_000),
  /** Runs that one process may be working on when another is to be started; then it answers `run.queue-full`. */
  EODS_RUNS_AT_WORK: atLeastOne.default(300),
  /** Set by the platform in Azure; their presence forbids every local-only convenience, see `one-machine.ts`. */
  WEBSITE_SITE_NAME: z.string().min(1).optional(),
  WEBSITE_INSTANCE_ID: z.string().min(1).optional(),
  WEBSITE_OWNER_NAME: z.string().min(1).optional(),
  IDENTITY_ENDPOINT: z.string().min(1).optional(),
});

export type Settings = z.infer<typeof schema>;

/** Every setting that the app reads; what is deployed is checked against it. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** Text that is no JSON fails in the schema that follows. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the app's settings once, at start-up; a bad value stops it with one sentence that names the setting. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const bad = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Fault('settings.invalid', `Settings cannot be used: ${bad}.`);
}
