import type { TokenCredential } from '@azure/identity';
import { describe, expect, it } from 'vitest';
import type { AzureClients } from '../../functions/azure-clients.ts';
import { azureClients } from '../../functions/azure-clients.ts';
import { doorOf, placeOf, type LocalSeam } from '../../functions/composition.ts';
import { openSqlite } from '../../infra/local/sql/open-sqlite.ts';
import { readSettings } from '../../shared/kernel/settings.ts';

const inAzure = {
  WEBSITE_SITE_NAME: 'web-api',
  SQL_SERVER: 'example.database.windows.net',
  SQL_DATABASE: 'eods',
  COSMOS_ENDPOINT: 'https://example.documents.azure.com/',
  KEY_VAULT_KEY_ID: 'https://example.vault.azure.net/secrets/content-key',
};
const key = Buffer.alloc(32, 7);

const seam: LocalSeam = {
  sqlDialect: openSqlite(':memory:').dialect,
  cosmosHttpClient: { sendRequest: () => Promise.reject(new Error('not asked')) },
  allowAsOf: true,
  contentKey: key,
  now: () => 0,
};

const credential: TokenCredential = {
  getToken: async (scope) => ({ token: `token for ${scope.toString()}`, expiresOnTimestamp: 0 }),
};

/** Key Vault answering one way, and what was asked of it. */
function vault(answer: Response | Error = Response.json({ value: key.toString('base64') })) {
  const asked: Request[] = [];
  const clients: AzureClients = {
    credential: async () => credential,
    fetch: async (...request) => {
      asked.push(new Request(...request));
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { clients, asked };
}

const place = (settings: Record<string, string>, local?: LocalSeam, { clients } = vault()) =>
  placeOf(readSettings(settings), local, clients);

describe('the composition on one machine', () => {
  it('takes the stores from the local host', async () => {
    expect(await place({}, seam)).toMatchObject({ sql: [seam.sqlDialect, 'sqlite'], allowAsOf: true });
  });

  it('stops when there is no local host', async () => {
    await expect(place({})).rejects.toThrow(/^settings\.invalid: SQL_SERVER, /);
  });

  it.each(['WEBSITE_SITE_NAME', 'SQL_SERVER', 'SQL_DATABASE', 'COSMOS_ENDPOINT'] as const)(
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

  it('takes the content key from the secret, asked for with a token of its own', async () => {
    const answering = vault();
    const { contentKey } = await place(inAzure, undefined, answering);
    expect(Buffer.from(contentKey)).toEqual(key);
    expect(answering.asked.map(({ url }) => url)).toEqual([`${inAzure.KEY_VAULT_KEY_ID}?api-version=7.4`]);
    expect(answering.asked[0]?.headers.get('authorization')).toBe(
      'Bearer token for https://vault.azure.net/.default',
    );
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

  it('says that a key which stays inside Key Vault is not supported yet', async () => {
    const settings = { ...inAzure, KEY_VAULT_KEY_ID: 'https://example.vault.azure.net/keys/content' };
    await expect(place(settings)).rejects.toThrow(/^feature\.not-available: KEY_VAULT_KEY_ID /);
  });

  it('sends no token to an address outside Key Vault', async () => {
    const answering = vault();
    const settings = { ...inAzure, KEY_VAULT_KEY_ID: 'https://vault.example.com/secrets/key' };
    await expect(place(settings, undefined, answering)).rejects.toMatchObject({ code: 'settings.invalid' });
    expect(answering.asked).toEqual([]);
  });

  it('refuses a content key that is too short', async () => {
    const answering = vault(Response.json({ value: Buffer.alloc(8).toString('base64') }));
    await expect(place(inAzure, undefined, answering)).rejects.toMatchObject({ code: 'settings.invalid' });
  });

  it.each([
    ['refuses', new Response('', { status: 403 }), /^store\.unavailable: .*answered 403/],
    ['does not answer', new TypeError('fetch failed'), /^store\.unavailable: .*could not be reached/],
  ])('is unavailable while Key Vault %s', async (_, answer, why) => {
    await expect(place(inAzure, undefined, vault(answer))).rejects.toThrow(why);
  });
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
    expect(() => door({ WEBSITE_SITE_NAME: 'web-api' }, seam)).toThrow(/EODS_APP/);
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
