import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBefore, upgradedBody } from '../../../shared/kernel/artifact-migration.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';

const folder = join(import.meta.dirname, '../../fixtures/artifacts');
/** Bodies as earlier versions of the app stored them: `<type>-<version of the schema>.json`. */
const samples = readdirSync(folder).map((file) => {
  const [type = '', version = ''] = file.replace(/\.json$/, '').split('-');
  const body: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { type, version, body };
});
const definitions = [...catalog.artifacts.values()];

/** The minor versions before one: nothing but those was ever released. */
const versionsBefore = (version: string): string[] => {
  const [major = '', minor = '0'] = version.split('.');
  return Array.from({ length: Number(minor) }, (_, earlier) => `${major}.${earlier}.0`);
};

describe('artifacts that an earlier version stored', () => {
  it.each(samples)('$type $version fits the schema of today', ({ type, version, body }) => {
    const { schema, migrations } = catalog.artifacts.get(type) ?? expect.fail(`no artifact ${type}`);
    expect(schema.safeParse(upgradedBody(migrations, version, body)).error).toBeUndefined();
  });

  it.each(definitions)('there is a sample of every version of $type before its own', ({ type, version }) => {
    const own = samples.filter((sample) => sample.type === type).map((sample) => sample.version);
    expect(own.sort()).toEqual(versionsBefore(version).sort());
  });

  it.each(
    definitions.flatMap(({ type, version, migrations }) =>
      migrations.map(({ to }) => ({ type, version, to })),
    ),
  )(
    'the step of $type to $to leads no further than its schema and changes a sample',
    ({ type, version, to }) => {
      expect(isBefore(version, to)).toBe(false);
      const { migrations } = catalog.artifacts.get(type) ?? expect.fail(`no artifact ${type}`);
      const own = migrations.filter((step) => step.to === to);
      const before = samples.filter((sample) => sample.type === type && isBefore(sample.version, to));
      const changed = before.filter(
        (sample) =>
          JSON.stringify(upgradedBody(own, sample.version, sample.body)) !== JSON.stringify(sample.body),
      );
      expect(changed).not.toEqual([]);
    },
  );

  it('contracts of before took everything out of the headroom', () => {
    const { migrations } = catalog.artifacts.get('VendorContracts') ?? expect.fail('no contracts');
    const { body } =
      samples.find(({ type, version }) => type === 'VendorContracts' && version === '1.1.0') ?? {};
    expect(body).toMatchObject({ reallocated: [{ category: 'catering', amountMinor: 16_400 }] });
    expect(upgradedBody(migrations, '1.1.0', body)).toEqual({
      ...Object(body),
      reallocated: [{ category: 'catering', title: 'Catering', amountMinor: 16_400, contingencyMinor: 0 }],
    });
  });
});
