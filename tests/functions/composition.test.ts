import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { describe, expect, it } from 'vitest';
import type { AzureClients } from '../../functions/azure-clients.ts';
import { azureClients } from '../../functions/azure-clients.ts';
import {
  doorOf,
  modelOf,
  placeOf,
  requireAzureSettings,
  type LocalSeam,
} from '../../functions/composition.ts';
import { openSqlite } from '../../infra/local/sql/open-sqlite.ts';
import { readSettings } from '../../shared/kernel/settings.ts';

const inAzure = {
  WEBSITE_SITE_NAME: 'web-api',
  SQL_SERVER: 'example.database.windows.net',
  SQL_DATABASE: 'eods',
  COSMOS_ENDPOINT: 'https://example.documents.azure.com/',
  KEY_VAULT_KEY_ID: 'https://example.vault.azure.net/keys/data',
};
const seam: LocalSeam = {
  sqlDialect: openSqlite(':memory:').dialect,
  cosmosHttpClient: { sendRequest: () => Promise.reject(new Error('not asked')) },
  allowAsOf: true,
  keyFile: join(mkdtempSync(join(tmpdir(), 'eods-composition-')), 'wrapping-key'),
  now: () => 0,
};

const credential: TokenCredential = {
  getToken: async (scope) => ({ token: `token for ${scope.toString()}`, expiresOnTimestamp: 0 }),
};

const clients: AzureClients = {
  credential: async () => credential,
  token: async (_settings, scope) => async () => `token for ${scope}`,
};

const place = (settings: Record<string, string>, local?: LocalSeam) =>
  placeOf(readSettings(settings), local, clients);

describe('the composition on one machine', () => {
  it('takes the stores from the local host', async () => {
    expect(await place({}, seam)).toMatchObject({ sql: [seam.sqlDialect, 'sqlite'], allowAsOf: true });
  });

  it('stops when there is no local host', async () => {
    await expect(place({})).rejects.toThrow(/^settings\.invalid: SQL_SERVER, /);
  });

  it.each(['SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT'] as const)(
    'refuses the local host when %s is set',
    async (name) => {
      await expect(place({ [name]: inAzure[name] }, seam)).rejects.toMatchObject({
        code: 'settings.invalid',
        detail: `${name} is set, and so is the local host: use one of the two.`,
      });
    },
  );
});

describe('the composition in Azure', () => {
  it('opens both stores with the identity of the app, and never takes a planning date by default', async () => {
    const { sql, documents, allowAsOf } = await place(inAzure);
    expect(sql[1]).toBe('mssql');
    expect(documents).toEqual({ endpoint: inAzure.COSMOS_ENDPOINT, credential });
    expect(allowAsOf).toBe(false);
  });

  it.each(['SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT', 'KEY_VAULT_KEY_ID'] as const)(
    'stops when %s is missing, naming it',
    async (name) => {
      const { [name]: _, ...rest } = inAzure;
      await expect(place(rest)).rejects.toMatchObject({
        code: 'settings.invalid',
        detail: `${name} is not set, but WEBSITE_SITE_NAME is: Azure needs both.`,
      });
    },
  );

  it('shows no token to a document store without TLS', async () => {
    await expect(
      (async () => place({ ...inAzure, COSMOS_ENDPOINT: 'http://127.0.0.1:8081/' }))(),
    ).rejects.toThrow(/^settings\.invalid: .*COSMOS_ENDPOINT/);
  });

  it.each(['https://example.vault.azure.net/secrets/key', 'https://vault.example.com/keys/key'])(
    'takes no wrapping key from %s',
    async (address) => {
      await expect(place({ ...inAzure, KEY_VAULT_KEY_ID: address })).rejects.toThrow(
        /^settings\.invalid: KEY_VAULT_KEY_ID /,
      );
    },
  );
});

describe('the start of the app', () => {
  const complete = { ...inAzure, EODS_APP: 'web-api' };
  const start = (settings: Record<string, string>) => () => requireAzureSettings(readSettings(settings));

  it('needs nothing on one machine, and its settings in Azure', () => {
    expect(start({})).not.toThrow();
    expect(start(complete)).not.toThrow();
  });

  it.each(['SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT', 'KEY_VAULT_KEY_ID', 'EODS_APP'] as const)(
    'stops in Azure without %s, naming it',
    (name) => {
      const { [name]: _, ...rest } = complete;
      expect(start(rest)).toThrow(new RegExp(`^settings.invalid: ${name} `));
    },
  );
});

describe('the identity of the app', () => {
  const kind = async (settings: Record<string, string>) =>
    (await azureClients.credential(readSettings(settings))).constructor.name;

  it('is the managed identity in the cloud', async () => {
    expect(await kind({ WEBSITE_SITE_NAME: 'web-api' })).toBe('ManagedIdentityCredential');
    expect(await kind({ WEBSITE_SITE_NAME: 'web-api', AZURE_CLIENT_ID: 'an-id' })).toBe(
      'ManagedIdentityCredential',
    );
  });

  it('is the sign-in of the command line elsewhere', async () => {
    expect(await kind({ SQL_SERVER: 'x', AZURE_CLIENT_ID: 'an-id' })).toBe('AzureCliCredential');
  });
});

describe('the door of the app', () => {
  const door = (settings: Record<string, string>, local?: LocalSeam) => doorOf(readSettings(settings), local);
  const stated = { identityProvider: 'aad', userId: 'u', userDetails: 'Ada', userRoles: ['administrator'] };
  const headers = new Headers({
    'x-ms-client-principal': Buffer.from(JSON.stringify(stated)).toString('base64'),
  });
  const partner = {
    ...inAzure,
    EODS_APP: 'partner-api',
    PARTNER_AUDIENCE: 'api',
    PARTNER_TENANTS: '11111111-1111-4111-8111-111111111111',
  };

  it('believes the local front door on one machine, and never in Azure', async () => {
    expect(await door({}, seam).identify(headers)).toMatchObject({ localRoles: ['administrator'] });
    const azure = { ...inAzure, EODS_APP: 'web-api', WEBSITE_AUTH_ENABLED: 'True' };
    expect(() => door(azure, seam)).toThrow(/one machine only, but WEBSITE_SITE_NAME is set/);
  });

  it('believes the platform where its authentication is on', async () => {
    const settings = { ...inAzure, EODS_APP: 'web-api', WEBSITE_AUTH_ENABLED: 'True' };
    expect(await door(settings).identify(headers)).toEqual({ id: 'aad:u', name: 'Ada' });
  });

  it.each<Record<string, string>>([{}, { WEBSITE_AUTH_ENABLED: 'False' }])(
    'stays shut for web-api with %j',
    (authentication) => {
      expect(() => door({ ...inAzure, EODS_APP: 'web-api', ...authentication })).toThrow(
        /WEBSITE_AUTH_ENABLED/,
      );
    },
  );

  it('believes no principal header on partner-api, whatever the platform does', async () => {
    const identified = door({ ...partner, WEBSITE_AUTH_ENABLED: 'True' }).identify(headers);
    await expect(identified).rejects.toMatchObject({ code: 'identity.missing' });
  });

  it.each(['PARTNER_AUDIENCE', 'PARTNER_TENANTS'])('stays shut for partner-api without %s', (name) => {
    const settings = Object.fromEntries(Object.entries(partner).filter(([setting]) => setting !== name));
    expect(() => door(settings)).toThrow(/PARTNER_AUDIENCE and PARTNER_TENANTS/);
  });
});

describe('the model that the settings name', () => {
  const model = (settings: Record<string, string>) => modelOf(readSettings(settings), clients);
  const set = { EODS_MODEL_ENDPOINT: 'https://example.openai.azure.com', EODS_MODEL_DEPLOYMENT: 'planner' };

  it('is none by default', async () => {
    expect(await model({})).toBeUndefined();
    expect(await model(inAzure)).toBeUndefined();
  });

  it('is asked with the identity of the app in Azure', async () => {
    expect(await model({ ...inAzure, ...set })).toMatchObject({ deployment: 'planner', price: null });
  });

  it.each<[Record<string, string>, string]>([
    [
      { EODS_MODEL_ENDPOINT: set.EODS_MODEL_ENDPOINT },
      'EODS_MODEL_ENDPOINT and EODS_MODEL_DEPLOYMENT need each other.',
    ],
    [{ EODS_MODEL_DEPLOYMENT: 'planner' }, 'EODS_MODEL_ENDPOINT and EODS_MODEL_DEPLOYMENT need each other.'],
    [{ ...set, EODS_MODEL_ENDPOINT: 'http://models.example' }, 'EODS_MODEL_ENDPOINT must begin with https:.'],
    [
      { ...inAzure, ...set, EODS_MODEL_ENDPOINT: 'http://localhost:1' },
      'EODS_MODEL_ENDPOINT must begin with https:.',
    ],
    [
      { ...inAzure, ...set, EODS_MODEL_KEY: 'k' },
      'EODS_MODEL_KEY is for one machine only, but WEBSITE_SITE_NAME is set.',
    ],
  ])('is refused where %j', async (settings, detail) => {
    await expect(model(settings)).rejects.toMatchObject({ code: 'settings.invalid', detail });
  });
});
