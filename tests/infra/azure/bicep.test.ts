import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingNames } from '../../../shared/kernel/settings.ts';
import { importScript, read, root } from '../../repository/tree.ts';
import { onlyIdentities, resourceTypes, roles } from './allowed.ts';

interface Bicep {
  syntax: string[];
  unknown: string[];
  unused: string[];
  params: { name: string; optional: boolean }[];
  outputs: string[];
  modules: { name: string; path: string; params: string[] }[];
  resources: { type: string; version: string; existing: boolean; text: string }[];
}
interface ReadBicep {
  readBicep(path: string): Promise<Bicep>;
  readBicepText(text: string): Promise<Bicep>;
}

const folder = 'infra/azure';
const main = `${folder}/main.bicep`;
const files = [
  main,
  ...readdirSync(join(root, folder, 'modules')).map((name) => `${folder}/modules/${name}`),
];
const text = files.map(read).join('\n');
const described = new Map<string, Bicep>();
let readText: ReadBicep['readBicepText'];
beforeAll(async () => {
  const { readBicep, readBicepText } = (await importScript('read-bicep.mjs')) as ReadBicep; // its shape is above
  readText = readBicepText;
  for (const file of files) described.set(file, await readBicep(file));
});
const bicep = (file: string): Bicep => {
  const found = described.get(file);
  if (!found) throw new Error(`${file} is missing`);
  return found;
};
const resources = () => files.flatMap((file) => bicep(file).resources);

describe.each(files)('%s', (file) => {
  it('is Bicep, and every name in it is declared and used', () => {
    const { syntax, unknown, unused } = bicep(file);
    expect({ syntax, unknown, unused }).toEqual({ syntax: [], unknown: [], unused: [] });
  });
});

describe('the reader of Bicep', () => {
  it.each([
    ['a brace that is missing', "resource a 'A/b@1' = { name: 'x'", { syntax: expect.arrayContaining(['']) }],
    ['a name that nobody declares', 'output x string = nobody', { unknown: ['nobody 1:19'] }],
    ['a parameter that nobody uses', 'param idle string', { unused: ['idle'] }],
  ])('finds %s', async (_what, source, found) => {
    const { syntax, ...rest } = await readText(source);
    expect({ ...rest, syntax: syntax.map(() => '') }).toMatchObject(found);
  });
});

describe('the modules', () => {
  it('are there, are all used, and get exactly the parameters that they ask for', () => {
    const { modules } = bicep(main);
    expect(new Set(modules.map(({ path }) => `${folder}/${path}`))).toEqual(new Set(files.slice(1)));
    for (const { name, path, params } of modules) {
      const asked = bicep(`${folder}/${path}`).params;
      const missing = asked.filter((param) => !param.optional && !params.includes(param.name));
      const surplus = params.filter((given) => !asked.some((param) => param.name === given));
      expect({ name, missing, surplus }).toEqual({ name, missing: [], surplus: [] });
    }
  });

  it('give every output that is read', () => {
    const reads = [...read(main).matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)];
    expect(reads.length).toBeGreaterThan(20);
    const paths = new Map(bicep(main).modules.map(({ name, path }) => [name, `${folder}/${path}`]));
    const absent = reads.filter(
      ([, name = '', output = '']) => !bicep(paths.get(name) ?? '').outputs.includes(output),
    );
    expect(absent.map(([whole]) => whole)).toEqual([]);
  });

  it('are handed every parameter without a default by the file of parameters', () => {
    const file = z.object({ parameters: z.record(z.string(), z.strictObject({ value: z.string() })) });
    const { parameters } = file.parse(JSON.parse(read(`${folder}/main.parameters.json`)));
    const { params } = bicep(main);
    const names = params.map(({ name }) => name);
    expect(Object.keys(parameters).filter((name) => !names.includes(name))).toEqual([]);
    expect(params.filter(({ name, optional }) => !optional && !(name in parameters))).toEqual([]);
  });
});

describe('the resources', () => {
  it('are of types and versions that were looked at, all of which are in use', () => {
    const found = new Set(resources().map(({ type, version }) => `${type}@${version}`));
    const known = Object.entries(resourceTypes).map(([type, version]) => `${type}@${version}`);
    expect(found).toEqual(new Set(known));
  });

  it.each(Object.entries(onlyIdentities))('%s takes no key and no password', (type, marks) => {
    const own = resources().filter((resource) => resource.type === type && !resource.existing);
    expect(own.length).toBeGreaterThan(0);
    for (const resource of own) for (const mark of marks) expect(resource.text).toContain(mark);
  });

  it('ask for no key and carry no secret', () => {
    expect(text).not.toMatch(/\blist(Keys|Secrets|AccountSas|ServiceSas)\b|@secure|administratorLogin\b/);
    expect(text).not.toMatch(/(AccountKey|SharedAccessKey|Password)\s*[:=]/i);
  });
});

describe('the roles', () => {
  const assignments = () => resources().filter(({ type }) => /roleAssignments$/i.test(type));

  it('are those of the table, and each is given', () => {
    const ids = [...text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
    expect(new Set(ids)).toEqual(new Set(Object.keys(roles)));
  });

  it('are given on one resource each, with the reason beside it', () => {
    expect(assignments().length).toBeGreaterThan(10);
    for (const { type, text: source } of assignments()) {
      expect(source).toMatch(/\n {2,4}scope: \w+/);
      expect(source).not.toMatch(/scope: (resourceGroup|subscription)\(/);
      if (type.startsWith('Microsoft.Authorization')) expect(source).toMatch(/description: '.{30,}'/);
    }
  });

  it('leave partner-api without a hand on engine and queues', () => {
    const partners = assignments().filter(({ text: source }) => source.includes('partnerPrincipalId'));
    const scopes = partners.map(({ text: source }) => /\n {2,4}scope: ([\w:]+)/.exec(source)?.[1]);
    expect(new Set(scopes)).toEqual(new Set(['component', 'documents', 'partnerStorage', 'vault::key']));
  });
});

describe('the settings of the apps', () => {
  /** Read by the host and its extensions, not by the app. */
  const ofTheHost = [
    'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
    'AzureWebJobsStorage__accountName',
    'AzureWebJobsStorage__clientId',
    'AzureWebJobsStorage__credential',
    'DURABLE_TASK_SCHEDULER_CONNECTION_STRING',
    'SERVICE_BUS__clientId',
    'SERVICE_BUS__credential',
    'TASKHUB_NAME',
  ];
  /** Not given by the templates: the platform's own, those of one machine, and those whose default holds. */
  const notGiven = [
    /^(WEBSITE_|IDENTITY_ENDPOINT$)/,
    /^(EODS_ALLOW_AS_OF|SERVICE_BUS|EODS_MODEL_KEY|EODS_DOCUMENTATION_SERVER)$/,
    /^EODS_(\w+_PER_MINUTE|REQUESTS_AT_ONCE|RUNS_AT_WORK|RUNS_AT_WORK|ACTIVE_RUNS\w*|STARTS_PER_DAY\w*|TRACE_SHARE|MODEL_(SCOPE|SECONDS|PRICE))$/,
  ];
  const given = () =>
    [`${folder}/modules/function-app.bicep`, main].flatMap((file) =>
      [
        ...read(file).matchAll(/^.*?\b([A-Z][A-Za-z]*_[A-Za-z_]+): /gm),
        ...read(file).matchAll(/, ([A-Z]+_[A-Z_]+): /g),
      ].map(([, name = '']) => name),
    );

  it('are those that the app or its host reads, and no others', () => {
    const names = new Set(given());
    expect([...names].filter((name) => !settingNames.includes(name) && !ofTheHost.includes(name))).toEqual(
      [],
    );
    expect(ofTheHost.filter((name) => !names.has(name))).toEqual([]);
  });

  it('leave out only what the platform sets, what is for one machine, and what has a default', () => {
    const missing = settingNames.filter((name) => !given().includes(name));
    expect(missing.filter((name) => !notGiven.some((pattern) => pattern.test(name)))).toEqual([]);
  });
});
