import { readFileSync } from 'node:fs';
import { setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { azureClients } from '../../../functions/azure-clients.ts';
import { modelOf } from '../../../functions/composition.ts';
import { openMail } from '../../../shared/adapters/mail/open-mail.ts';
import { readSettings } from '../../../shared/kernel/settings.ts';
import { resourceIn, startIdentityEndpoint } from './cloud/identity-endpoint.ts';
import { startWebServices } from './cloud/web-services.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url));
const shown: (string | undefined)[] = [];
let identity: Awaited<ReturnType<typeof startIdentityEndpoint>>;
let web: Awaited<ReturnType<typeof startWebServices>>;
beforeAll(async () => {
  setDefaultCACertificates([fixture('azure.crt').toString()]);
  identity = await startIdentityEndpoint();
  for (const [name, value] of Object.entries(identity.settings)) vi.stubEnv(name, value);
  const answer = {
    id: 'resp_1',
    object: 'response',
    model: 'planner',
    status: 'completed',
    output: [],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  };
  web = await startWebServices({
    tls: { pfx: fixture('azure.pfx'), passphrase: 'test' },
    // A model answers 200 with something, a mail service takes what it gets.
    services: { localhost: (body) => ({ status: body.includes('recipients') ? 202 : 200, body: answer }) },
    shown: (_host, authorization) => void shown.push(resourceIn(authorization.replace('Bearer ', ''))),
  });
});
afterEach(() => {
  identity.asked.length = 0;
  shown.length = 0;
  identity.issuing.seconds = 86_400;
  delete identity.issuing.refuse;
});
afterAll(() => {
  identity.close();
  web.close();
  setDefaultCACertificates([]);
  vi.unstubAllEnvs();
});

const inAzure = (more: Record<string, string> = {}) =>
  readSettings({ WEBSITE_SITE_NAME: 'func-example', AZURE_CLIENT_ID: 'the-app', ...more });

describe('a token of the managed identity', () => {
  it('is asked for once while it holds', async () => {
    const token = await azureClients.token(inAzure(), 'https://holds.example/.default');
    expect(new Set([await token(), await token(), await token()]).size).toBe(1);
    expect(identity.asked).toEqual([{ resource: 'https://holds.example', clientId: 'the-app' }]);
  });

  it('is asked for again while it is about to end', async () => {
    identity.issuing.seconds = 60;
    const credential = await azureClients.credential(inAzure());
    const tokens = [];
    for (let n = 0; n < 3; n += 1) tokens.push(await credential.getToken('https://ends.example/.default'));
    expect(new Set(tokens.map((each) => each?.token)).size).toBe(3);
    expect(identity.asked).toHaveLength(3);
  });

  it('is asked for again where the endpoint fails once', async () => {
    identity.issuing.failures = 1;
    const token = await azureClients.token(inAzure(), 'https://fails.example/.default');
    expect(resourceIn(await token())).toBe('https://fails.example');
    expect(identity.asked).toHaveLength(2);
  });

  it('that is refused is an error, and the next that is given is taken', async () => {
    const token = await azureClients.token(inAzure(), 'https://refused.example/.default');
    identity.issuing.refuse = 400;
    await expect(token()).rejects.toThrow(/ManagedIdentityCredential/);
    delete identity.issuing.refuse;
    expect(resourceIn(await token())).toBe('https://refused.example');
  });
});

describe('a model in Azure', () => {
  const asked = async (scope?: string) => {
    const address = {
      EODS_MODEL_ENDPOINT: `https://localhost:${web.port}`,
      EODS_MODEL_DEPLOYMENT: 'planner',
    };
    const model = await modelOf(inAzure({ ...address, ...(scope && { EODS_MODEL_SCOPE: scope }) }));
    const request = { name: 'n', instructions: 'i', messages: [], schema: {}, maxOutputTokens: 10 };
    return model?.respond(request, new AbortController().signal);
  };

  it('is shown a token for the scope of the settings', async () => {
    expect(await asked()).toMatchObject({ answer: { model: 'planner' } });
    expect(shown).toEqual(['https://ai.azure.com']);
    expect(identity.asked).toEqual([{ resource: 'https://ai.azure.com', clientId: 'the-app' }]);
  });

  it('is not asked without a token; the draft stays as it is', async () => {
    identity.issuing.refuse = 400;
    const reply = await asked('https://cognitiveservices.azure.com/.default');
    expect(reply).toMatchObject({
      failure: { kind: 'unauthorised', detail: 'The identity of the app got no token.' },
    });
    expect(shown).toEqual([]);
  });
});

describe('mail in Azure', () => {
  const message = {
    organisationId: 'o',
    eventId: 'evt-1',
    id: 'm-1',
    to: { name: 'Ola', address: 'ola@example.com' },
    subject: 's',
    text: 't',
    at: '2026-11-01T00:00:00.000Z',
  };
  const post = async () => {
    const address = {
      EODS_MAIL_ENDPOINT: `https://localhost:${web.port}`,
      EODS_MAIL_SENDER: 'eods@example.com',
    };
    const mail = await openMail(inAzure(address), { token: azureClients.token });
    return mail?.send(message);
  };

  it('waits in the outbox while there is no token, and is sent with one for the mail service', async () => {
    identity.issuing.refuse = 403;
    await expect(post()).rejects.toThrow(/ManagedIdentityCredential/);
    delete identity.issuing.refuse;
    expect(await post()).toBe('sent');
    expect(shown).toEqual(['https://communication.azure.com']);
  });
});
