import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArtifactView } from '../../shared/contracts/answers/artifact.ts';
import type { BriefChange } from '../../shared/workflow/pending-change.ts';
import { ok, untilSettled } from '../support/api.ts';
import {
  answers,
  type Asked,
  openModelServer,
  type ModelServer,
  type Step,
} from '../support/model-server.ts';
import { type App, openApp } from '../support/open-app.ts';
import { brief, planned } from '../support/plan-event.ts';

const price = { currency: 'EUR', input: 2.5, cached: 0.5, output: 10, asOf: '2026-11-01' };
const why =
  'Accessibility and location speak for it, and its hire costs nothing. Against it speaks that catering has to be brought in.';
/** Reads one passage, words one rationale. */
const helpful = ({ body }: Asked): Step =>
  body.text.format.name.startsWith('read-brief')
    ? answers({ readings: [{ entry: 'n1', quote: 'a quiet corner', concept: 'quiet-room' }] })
    : answers({ why });

let model: ModelServer;
let app: App;
let id: string;
let changeId: string;
beforeAll(async () => {
  model = await openModelServer();
  model.script(helpful, helpful, helpful, helpful);
  vi.stubEnv('EODS_MODEL_ENDPOINT', model.url);
  vi.stubEnv('EODS_MODEL_DEPLOYMENT', 'tiny');
  vi.stubEnv('EODS_MODEL_KEY', 'k');
  vi.stubEnv('EODS_MODEL_PRICE', JSON.stringify(price));
  app = await openApp();
  const constraints = `${String(brief('krakow')['constraints'])}, a quiet corner where nobody is spoken to`;
  ({ id } = await planned(app, brief('krakow', { constraints })));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.remove();
  await model.close();
});

const artifact = async (type: string) =>
  ok(await app.api.get<ArtifactView>(`events/${id}/artifacts/${type}`));

describe('a plan that a model worded in part', () => {
  it('says so at the two texts, and what each cost at the price of its day', async () => {
    expect((await artifact('EventBrief')).envelope.producedBy).toEqual({ by: 'model', task: 'read-brief' });
    expect((await artifact('VenueScorecard')).envelope.producedBy).toMatchObject({ by: 'model' });
    const { traces } = ok(
      await app.api.get<{ traces: { task: string; model?: object }[] }>(`events/${id}/traces?limit=200`),
    );
    const worded = traces.filter((trace) => trace.model);
    expect(worded.map(({ task }) => task)).toEqual(['read-brief', 'score-venues']);
    // 176 tokens at 2.5, 1,024 cached ones at 0.5 and 90 written ones at 10 a million.
    const cost = { micros: 1_852, currency: 'EUR', priceAsOf: '2026-11-01' };
    for (const { model: own } of worded) expect(own).toMatchObject({ outcome: 'refined', cost });
  });

  it('is compared as drafts in the preview of a change: no model is asked, and what wording may cost is said', async () => {
    model.script();
    const reply = await app.api.send<BriefChange>('PATCH', `events/${id}/brief`, {
      body: { budget: { amount: 2_100, currency: 'PLN' } },
    });
    const change = ok(reply);
    changeId = change.id;
    expect(model.asked).toEqual([]);
    const last = { tokens: 1_290, cost: { micros: 1_852, currency: 'EUR', priceAsOf: '2026-11-01' } };
    const most = { tokens: 60_000, cost: { micros: 500_000, currency: 'EUR', priceAsOf: '2026-11-01' } };
    expect(change.refined).toEqual([
      { type: 'EventBrief', task: 'read-brief', again: true, most, last },
      { type: 'VenueScorecard', task: 'score-venues', again: true, most, last },
    ]);
    // What the model read in the brief is no difference that the change makes.
    const brief = change.affects.find(({ type }) => type === 'EventBrief');
    expect(brief).toMatchObject({ revision: 1 });
    expect(brief?.differences.join()).not.toContain('quiet');
    expect(change.voids.map(({ kind }) => kind)).toEqual(['venue']);
  });

  it('keeps its words where the change leaves their inputs alone, and is worded again where not', async () => {
    model.script(helpful, helpful, helpful);
    ok(await app.api.post(`events/${id}/changes/pending/${changeId}/apply`, {}));
    await untilSettled(app.api, id);
    expect(model.asked.map(({ body }) => body.text.format.name.replace(/_.*/, ''))).toEqual([
      'read-brief',
      'score-venues',
    ]);
    expect((await artifact('EventBrief')).envelope).toMatchObject({
      revision: 2,
      producedBy: { by: 'model' },
    });
  });
});
