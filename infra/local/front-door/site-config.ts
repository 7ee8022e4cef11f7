import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const siteConfigFile = 'staticwebapp.config.json';

const path = z.string().regex(/^\/(?!\/)/, 'must begin with one slash');
/** Sign-in and functions are reached by a redirect; a rewrite to them is not imitated. */
const pageFile = path.regex(/^(?!\/(\.auth|api)(\/|$))/, 'must name a file of the page');
/** A wildcard stands at the end, or before a list of endings: `/parts/*`, `/*.{png,svg}`. */
const pattern = path.regex(
  /^[^*{}]*(\*(\.[\w]+|\.\{[\w,]+\})?)?$/,
  'may have one * at its end or before endings',
);
const headers = z.record(z.string(), z.string());
const redirects = z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]);

const route = z
  .strictObject({
    route: pattern,
    methods: z.array(z.string().toUpperCase()).min(1).optional(),
    allowedRoles: z.array(z.string()).min(1).optional(),
    redirect: path.optional(),
    rewrite: pageFile.optional(),
    statusCode: z.int().min(200).max(599).optional(),
    headers: headers.optional(),
  })
  .refine((rule) => !(rule.redirect && rule.rewrite), 'has both redirect and rewrite')
  .refine(
    ({ redirect, statusCode }) => !redirect || !statusCode || redirects.safeParse(statusCode).success,
    'redirects with a statusCode that is none of a redirect',
  );

const override = z.strictObject({
  redirect: path.optional(),
  rewrite: pageFile.optional(),
  statusCode: z.int().min(200).max(599).optional(),
});

/** The part of the format that is imitated here; anything else is refused at start, by its name. */
const siteConfig = z.strictObject({
  $schema: z.string().optional(),
  routes: z.array(route).default([]),
  navigationFallback: z.strictObject({ rewrite: pageFile, exclude: z.array(pattern).default([]) }).optional(),
  responseOverrides: z.partialRecord(z.enum(['400', '401', '403', '404']), override).default({}),
  globalHeaders: headers.default({}),
  mimeTypes: z.record(z.string().regex(/^\.\w+$/, 'must name an ending, e.g. .txt'), z.string()).default({}),
});

export type SiteConfig = z.infer<typeof siteConfig>;
export type SiteRoute = SiteConfig['routes'][number];

/** Without a folder or a file in it, nothing is ruled and only the API is served. */
export function readSiteConfig(folder: string | undefined): SiteConfig {
  const file = folder && join(folder, siteConfigFile);
  const parsed = siteConfig.safeParse(file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0] ?? { path: [], message: 'cannot be read' };
  throw new Error(`${siteConfigFile}: ${where.length > 0 ? where.join('.') : 'the file'}: ${message}.`);
}

/** The first rule for path and method; names of paths are compared without regard to case, as in Azure. */
export function ruleFor({ routes }: SiteConfig, method: string, target: string): SiteRoute | undefined {
  return routes.find((rule) => (rule.methods?.includes(method) ?? true) && fits(rule.route, target));
}

export function fits(rule: string, target: string): boolean {
  const [before = '', after] = rule.toLowerCase().split('*');
  const asked = target.toLowerCase();
  if (after === undefined) return asked === before;
  // `/parts/*` covers `/parts` as well.
  const inside = asked.startsWith(before) || (before.length > 1 && `${asked}/` === before);
  const endings = after.replaceAll(/[.{}]/g, '').split(',');
  return inside && (after === '' || endings.some((ending) => asked.endsWith(`.${ending}`)));
}
