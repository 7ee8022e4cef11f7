import { describe, expect, it } from 'vitest';
import { attributes, figures, observedFigures } from '../../shared/kernel/telemetry-names.ts';
import { read } from './tree.ts';

const page = read('docs/observability.md');
/** The cells of each row of the tables, by the name in the first. */
const rows = new Map(
  [...page.matchAll(/^\| `([\w.]+)`\s*\| (.+) \|$/gm)].map(([, name = '', rest = '']) => [
    name,
    rest.split(/(?<!\\) \| /).map((cell) => cell.trim()),
  ]),
);
const declared = { ...figures, ...observedFigures };

describe('the page of what the app says of itself', () => {
  it('names exactly the figures and attributes that are declared', () => {
    expect([...rows.keys()].sort()).toEqual([...Object.keys(declared), ...Object.keys(attributes)].sort());
  });

  it.each(Object.entries(declared))('tells the unit, the splits and the meaning of %s', (name, figure) => {
    const [prometheus = '', unit, by = '', about] = rows.get(name) ?? [];
    expect({ unit, about }).toEqual({ unit: figure.unit, about: figure.about });
    expect([...by.matchAll(/`([\w.]+)`/g)].map(([, split]) => split)).toEqual(figure.by);
    expect(prometheus).toContain(name.replaceAll('.', '_'));
  });

  it.each(Object.entries(attributes))('says what %s is', (name, what) => {
    expect(rows.get(name)).toEqual([what]);
  });

  it('asks Prometheus for names that there are, and splits by what there is', () => {
    const known = [...rows.values()].map(([name = '']) => name.replaceAll('`', ''));
    const questions = [...page.matchAll(/`((?:histogram_quantile|sum)\(.+)`\s*\|$/gm)].map(
      ([, question = '']) => question,
    );
    expect(questions).toHaveLength(4);
    for (const question of questions)
      for (const [, name = '', labels = ''] of question.matchAll(
        /\b(eods_\w+?)(?:_bucket)?(?:\{(.*?)\})?\[/g,
      )) {
        expect(known).toContain(name);
        const figure = Object.entries(figures).find(([own]) =>
          name.startsWith(own.replaceAll('.', '_')),
        )?.[1];
        const splits: readonly string[] = figure?.by ?? [];
        for (const [, label = ''] of labels.matchAll(/(\w+)=/g))
          expect(splits.map((split) => split.replaceAll('.', '_'))).toContain(label);
      }
  });
});
