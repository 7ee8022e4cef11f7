import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../../shared/knowledge/approval-policy.ts';
import { engines, type OneEvent } from './engines.ts';

const by = (importId: string) =>
  ({ importId, at: '2027-02-01T10:00:00.000Z', by: 'ola', format: 'csv' }) as const;
const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Row ${n}`, n }));

describe.each(engines)('the organisation store on $engine', ({ open }) => {
  let one: OneEvent;
  beforeEach(async () => {
    one = await open();
  });
  afterEach(() => one.finish());
  const store = () => one.store.organisation;

  it('has no version and no rows before the first import', async () => {
    expect(await store().versions(one.scope, 'venues')).toEqual([]);
    expect(await store().rows(one.scope, 'venues')).toEqual([]);
  });

  it('replaces a list as a whole and keeps what was there readable', async () => {
    await store().replace(one.scope, 'venues', rowsOf(2), by('imp-1'));
    const second = await store().replace(one.scope, 'venues', rowsOf(1), by('imp-2'));
    expect(second).toEqual({ version: 2, ...by('imp-2'), rows: 1 });
    expect(await store().rows(one.scope, 'venues')).toEqual(rowsOf(1));
    expect(await store().rows(one.scope, 'venues', 1)).toEqual(rowsOf(2));
    expect((await store().versions(one.scope, 'venues')).map(({ importId }) => importId)).toEqual([
      'imp-2',
      'imp-1',
    ]);
  });

  it('keeps five thousand rows in their order', async () => {
    await store().replace(one.scope, 'prices', rowsOf(5_000), by('imp-1'));
    expect(await store().rows(one.scope, 'prices')).toEqual(rowsOf(5_000));
  });

  it('keeps the lists apart and shows another organisation nothing', async () => {
    await store().replace(one.scope, 'vendors', rowsOf(1), by('imp-1'));
    await store().saveOverride(one.scope, { table: 't', value: 1, source: 's', at: 'now', by: 'ola' });
    const other = { ...one.scope, organisationId: `${one.scope.organisationId}-other` };
    expect(await store().rows(one.scope, 'venues')).toEqual([]);
    expect(await store().rows(other, 'vendors')).toEqual([]);
    expect(await store().versions(other, 'vendors')).toEqual([]);
    expect((await store().overrides(other)).size).toBe(0);
  });

  it('numbers imports that arrive together one after the other', async () => {
    const both = await Promise.all(
      ['imp-1', 'imp-2'].map((id) => store().replace(one.scope, 'venues', rowsOf(3), by(id))),
    );
    expect(both.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('holds the newest override of a table and remembers those before', async () => {
    const override = { table: 'no-show-rates', source: 'own', at: 'now', by: 'ola' };
    await store().saveOverride(one.scope, { ...override, value: { gala: 1 } });
    await store().saveOverride(one.scope, { ...override, value: { gala: 2 } });
    expect((await store().overrides(one.scope)).get('no-show-rates')?.value).toEqual({ gala: 2 });
    await store().saveOverride(one.scope, { ...override, value: null });
    expect((await store().overrides(one.scope)).has('no-show-rates')).toBe(false);
    const versions = await store().overrideVersions(one.scope, 'no-show-rates');
    expect(versions.map(({ version, value }) => [version, value])).toEqual([
      [3, null],
      [2, { gala: 2 }],
      [1, { gala: 1 }],
    ]);
  });

  it('keeps every policy, tells a run the newest, and another organisation none', async () => {
    const change = { at: 'now', by: 'ada', reason: 'why', policy: defaultPolicy };
    const run = one.store.runs.read(one.scope, 'evt-1');
    expect((await run.settings()).policy).toBeUndefined();
    await store().savePolicy(one.scope, change, 0);
    const second = await store().savePolicy(one.scope, { ...change, reason: 'again' }, 1);
    expect((await run.settings()).policy).toEqual(second);
    expect((await store().policyVersions(one.scope)).map(({ version, reason }) => [version, reason])).toEqual(
      [
        [2, 'again'],
        [1, 'why'],
      ],
    );
    await expect(store().savePolicy(one.scope, change, 1)).rejects.toMatchObject({ code: 'request.stale' });
    const other = { ...one.scope, organisationId: `${one.scope.organisationId}-other` };
    expect(await store().policyVersions(other)).toEqual([]);
    expect((await one.store.runs.read(other, 'evt-1').settings()).policy).toBeUndefined();
  });

  it('tells a run what holds now', async () => {
    const override = { table: 'no-show-rates', source: 'own', at: 'now', by: 'ola' };
    await store().saveOverride(one.scope, { ...override, value: { gala: 1 } });
    const { knowledge: known } = await one.store.runs.read(one.scope, 'evt-1').settings();
    expect(known.get('no-show-rates')).toMatchObject({ value: { gala: 1 }, source: 'own' });
  });
});
