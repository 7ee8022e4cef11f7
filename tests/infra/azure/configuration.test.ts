import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { importScript, read, root } from '../../repository/tree.ts';

interface HostJsonScript {
  hostJsonFor(hostJson: unknown): unknown;
}

const step = z.union([
  z.strictObject({ uses: z.string(), with: z.record(z.string(), z.unknown()).optional() }),
  z.strictObject({ run: z.string() }),
]);
const workflow = z.object({
  permissions: z.strictObject({ contents: z.literal('read') }),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.int(),
      permissions: z.record(z.string(), z.string()).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});

const azureYaml = z.strictObject({
  name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
  infra: z.strictObject({ provider: z.literal('bicep'), path: z.string(), module: z.string() }),
  services: z.record(
    z.string(),
    z.strictObject({
      project: z.string(),
      language: z.literal('js'),
      host: z.enum(['function', 'staticwebapp']),
      remoteBuild: z.literal(false).optional(),
      dist: z.literal('.').optional(),
    }),
  ),
  hooks: z.strictObject({
    postprovision: z.strictObject({ shell: z.literal('sh'), run: z.string(), interactive: z.boolean() }),
  }),
});

/** What the Functions host takes, of which we use a dozen keys; an unknown key is a slip. */
const deployedHostJson = z.strictObject({
  version: z.literal('2.0'),
  functionTimeout: z.string().regex(/^\d\d:\d\d:\d\d$/),
  logging: z.strictObject({ logLevel: z.strictObject({ default: z.string() }) }),
  extensionBundle: z.strictObject({
    id: z.literal('Microsoft.Azure.Functions.ExtensionBundle'),
    version: z.string().regex(/^\[4\.\d+\.\d+, 5\.0\.0\)$/),
  }),
  extensions: z.strictObject({
    http: z.strictObject({ routePrefix: z.literal('api') }),
    serviceBus: z.strictObject({ maxConcurrentCalls: z.int().min(1) }).optional(),
    durableTask: z.strictObject({
      hubName: z.literal('%TASKHUB_NAME%'),
      storageProvider: z.strictObject({
        type: z.literal('azureManaged'),
        connectionStringName: z.literal('DURABLE_TASK_SCHEDULER_CONNECTION_STRING'),
      }),
    }),
  }),
});

describe('azure.yaml', () => {
  const { infra, services, hooks } = azureYaml.parse(parse(read('azure.yaml')));

  it('names templates that are there', () => {
    expect(existsSync(join(root, infra.path, `${infra.module}.bicep`))).toBe(true);
    expect(existsSync(join(root, infra.path, `${infra.module}.parameters.json`))).toBe(true);
  });

  it('deploys what `npm run package` writes', () => {
    const written = { function: 'dist/package/api', staticwebapp: 'dist/package/web' };
    for (const { host, project } of Object.values(services)) expect(project).toBe(written[host]);
    expect(read('scripts/package.mjs')).toContain("writePackage(join(root, 'dist/package'))");
  });

  it('finds each service by the tag that the templates give it', () => {
    const modules = `${read('infra/azure/main.bicep')}${read('infra/azure/modules/page.bicep')}`;
    const tagged = [...modules.matchAll(/app: '([\w-]+)'|'azd-service-name': '([\w-]+)'/g)];
    expect(new Set(tagged.map(([, app, service]) => app ?? service))).toEqual(new Set(Object.keys(services)));
  });

  it('runs npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object }; // our own file
    expect(Object.keys(scripts)).toContain(hooks.postprovision.run.replace('npm run ', ''));
  });
});

describe('host.json as it is deployed', () => {
  it('names the scheduler of the templates and no key that the host does not know', async () => {
    const { hostJsonFor } = (await importScript('host-json-for.mjs')) as HostJsonScript; // plain JavaScript
    const deployed = deployedHostJson.parse(hostJsonFor(JSON.parse(read('host.json'))));
    const settings = read('infra/azure/modules/function-app.bicep');
    const { hubName, storageProvider } = deployed.extensions.durableTask;
    for (const name of [hubName.replaceAll('%', ''), storageProvider.connectionStringName])
      expect(settings).toContain(`${name}: `);
  });
});

describe('the catalog for the templates', () => {
  it('has a queue for every agent of the tree, and the container with its two keys', () => {
    const { agents, queues, containers } = z
      .strictObject({
        agents: z.array(z.string()),
        queues: z.array(
          z.strictObject({
            name: z.string().regex(/^[a-z0-9-]{1,260}$/),
            agent: z.string(),
            requiresDuplicateDetection: z.literal(true),
          }),
        ),
        containers: z.array(
          z.strictObject({ database: z.string(), name: z.string(), partitionKey: z.array(z.string()) }),
        ),
      })
      .parse(JSON.parse(read('infra/azure/catalog.json')));
    const declared = readdirSync(join(root, 'shared/agents')).filter((name) =>
      existsSync(join(root, 'shared/agents', name, 'agent.ts')),
    );
    expect(new Set(agents)).toEqual(new Set(declared));
    expect(queues.map(({ agent }) => agent)).toEqual(agents);
    expect(containers).toEqual([
      { database: 'eods', name: 'documents', partitionKey: ['/organisationId', '/eventId'] },
    ]);
  });
});

describe.each(['ci', 'deploy'])('the workflow %s', (name) => {
  const text = read(`.github/workflows/${name}.yml`);
  const { jobs } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('uses few actions, each at a stated version', () => {
    const used = steps.flatMap((each) => ('uses' in each ? [each.uses] : []));
    const known = ['actions/checkout@v4', 'actions/setup-node@v4', 'azure/login@v2', 'Azure/setup-azd@v2'];
    expect(used.filter((action) => !known.includes(action))).toEqual([]);
  });

  it('keeps no secret: who deploys signs in by a federated credential', () => {
    expect(text).not.toMatch(/secrets\.|client-secret|creds:/);
    const permissions = Object.values(jobs).map((job) => job.permissions?.['id-token']);
    expect(permissions.includes('write')).toBe(name === 'deploy');
  });

  it('runs all tests before anything is deployed', () => {
    const commands = steps.flatMap((each) => ('run' in each ? [each.run] : []));
    expect(commands).toContain('npm test');
    const deploys = commands.findIndex((command) => command.startsWith('azd provision'));
    if (deploys >= 0) expect(commands.indexOf('npm test')).toBeLessThan(deploys);
  });
});
