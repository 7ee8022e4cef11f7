import { describe, expect, it } from 'vitest';
import type { ApiDescription } from '../../static-web/src/api/api-description.ts';
import { afterwards } from '../../static-web/src/pages/event/report/afterwards.ts';
import { recordBody } from '../../static-web/src/pages/event/report/record-body.ts';
import { recordKinds } from '../../static-web/src/pages/event/report/record-kinds.ts';
import description from '../../docs/openapi.json' with { type: 'json' };

const kinds = recordKinds(description as unknown as ApiDescription); // JSON of the document that the API serves

describe('the forms for reports', () => {
  it('are made of the description of the API: one for each kind with plain fields', () => {
    const names = kinds.map(({ kind }) => kind);
    expect(names).toEqual(expect.arrayContaining(['hold', 'quote', 'actual-cost', 'incident', 'conclusion']));
    expect(names).not.toContain('programme');
  });

  it('know what is asked for, and in which form', () => {
    const hold = kinds.find(({ kind }) => kind === 'hold');
    const types = Object.fromEntries(
      hold?.fields.map(({ name, type, required }) => [name, [type, required]]) ?? [],
    );
    expect(types).toMatchObject({
      venueName: ['text', true],
      status: ['choice', true],
      expiresOn: ['date', false],
      costMinor: ['money', false],
    });
    expect(hold?.fields.find(({ name }) => name === 'costMinor')?.label).toBe('Cost');
  });

  it('send a time as the instant at which the clocks of the event show it', () => {
    const incident = kinds.find(({ kind }) => kind === 'incident');
    const typed = { title: 'Internet down', openedAt: '2027-05-20T14:05' };
    const body = recordBody(incident?.fields ?? [], typed, { currency: 'EUR', zone: 'Europe/Berlin' });
    expect(body).toEqual({ title: 'Internet down', openedAt: '2027-05-20T12:05:00.000Z' });
  });

  it('send amounts in minor units, times in UTC, and nothing for what is empty', () => {
    const hold = kinds.find(({ kind }) => kind === 'hold');
    const typed = { venueName: ' Town hall ', status: 'tentative', costMinor: '1200.50', expiresOn: '' };
    expect(recordBody(hold?.fields ?? [], typed, { currency: 'EUR', zone: null })).toEqual({
      venueName: 'Town hall',
      status: 'tentative',
      costMinor: 120_050,
    });
  });

  it('say for every kind what the report changes, and where a quote is chosen', () => {
    const unknown = afterwards('anything else', {});
    const speechless = kinds.filter(({ kind }) =>
      [unknown, ''].includes(afterwards(kind, { status: 'definite' })),
    );
    expect(speechless).toEqual([]);
    expect(afterwards('quote', { chosen: false })).toContain('Contracts page');
    expect(afterwards('quote', { chosen: true })).toContain('put up for approval');
  });
});
