import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArtifactView } from '../../shared/contracts/answers/artifact.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { ok } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

let app: App;
let id: string;
beforeAll(async () => {
  app = await openApp();
  ({ id } = await planned(app, brief('krakow')));
});
afterAll(() => app.remove());

const sensitive = [...catalog.artifacts.values()].filter((definition) => definition.sensitive.length > 0);
const marks = (value: unknown) => (JSON.stringify(value).match(/\{"redacted":true\}/g) ?? []).length;
const read = async (type: string, query = '', person = 'cli') =>
  app.as(person).get<ArtifactView>(`events/${id}/artifacts/${type}${query}`);

describe('sensitive fields', () => {
  it('are declared where contacts, prices and positions are', () => {
    expect(sensitive.map(({ type }) => type).sort()).toEqual([
      'EventBrief',
      'Runbook',
      'StakeholderMap',
      'VendorContracts',
      'VenueLeads',
      'VenueNegotiationNotes',
    ]);
  });

  it.each(['VendorContracts', 'VenueNegotiationNotes'])(
    'of %s are left out of reads, lists and revisions',
    async (type) => {
      const { artifacts } = ok(
        await app.api.get<{ artifacts: ArtifactView[] }>(`events/${id}/artifacts?include=body`),
      );
      const listed = artifacts.find(({ envelope }) => envelope.type === type)?.body;
      const single = ok(await read(type)).body;
      const revision = ok(await app.api.get<ArtifactView>(`events/${id}/artifacts/${type}/revisions/1`)).body;
      expect(marks(single)).toBeGreaterThan(0);
      expect([listed, revision]).toEqual([single, single]);
    },
  );

  it.each(['VendorContracts', 'VenueNegotiationNotes'])(
    'of %s come to a role that may, and the feed says who read them',
    async (type) => {
      const whole = ok(await read(type, '?include=sensitive')).body;
      expect(marks(whole)).toBe(0);
      const { activity } = await readAll(app, id);
      expect(activity.filter(({ kind }) => kind === 'sensitive.read').at(-1)?.text).toBe(
        `cli read the sensitive fields of ${type} revision 1`,
      );
    },
  );

  it('are refused to an auditor, and to anybody by a part that does not exist', async () => {
    const refused = await read('VendorContracts', '?include=sensitive', 'aud');
    expect(refused).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
    expect(await read('VendorContracts', '?include=everything')).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ pointer: '/include' }] },
    });
  });
});
