import { describe, expect, it } from 'vitest';
import { attributes, figures, observedFigures } from '../../shared/kernel/telemetry-names.ts';
import { read, repositoryFiles } from './tree.ts';

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

  const blocks = [...page.matchAll(/```(sh|kusto)\n([\s\S]+?)```/g)].map(([, kind = '', text = '']) => ({
    kind,
    text,
  }));
  const code = repositoryFiles()
    .filter((path) => /^(functions|shared)\/.*\.ts$/.test(path))
    .map(read)
    .join('\n');

  it('asks Application Insights for figures, attributes and spans that there are', () => {
    const text = blocks
      .filter(({ kind }) => kind === 'kusto')
      .map((block) => block.text)
      .join('');
    const splits = [...text.matchAll(/customDimensions\["([^"]+)"\]/g)].map(([, name]) => name);
    expect(splits.length).toBeGreaterThan(5);
    expect(splits.filter((name) => !(name! in attributes))).toEqual([]); // a match has its group
    const asked = [...text.matchAll(/name (?:==|in) (.+)/g)].flatMap(([, list = '']) => [
      ...list.matchAll(/"([^"]+)"/g),
    ]);
    expect(asked.map(([, name = '']) => name).filter((name) => !(name in declared))).toEqual([]);
    for (const [, name = ''] of text.matchAll(/name startswith "([^"]+)"/g))
      expect(code).toContain(`name: \`${name}`);
    for (const [, name = ''] of text.matchAll(/\["eods\.outcome"\] in \((.+?)\)/g))
      for (const [word] of name.matchAll(/\w+/g)) expect(code).toContain(`'${word}'`);
  });

  it('asks lines for messages and fields that there are', () => {
    const text = blocks.map((block) => block.text).join('');
    const messages = [...text.matchAll(/\.message == "([^"]+)"/g)].map(([, message = '']) => message);
    expect(messages).toHaveLength(3);
    for (const message of messages) expect(code).toContain(`'${message}'`);
    const shown = [...text.matchAll(/\| \{(.+?)\}'/g)].flatMap(([, list = '']) => list.split(', '));
    const others = [...text.matchAll(/(?:line|select\()\.(\w+)/g)].map(([, field = '']) => field);
    const calls = [...code.matchAll(/(?:telemetry\.log|logged)\([\s\S]{0,250}?\{([^}]*)\}/g)].map(
      ([, given = '']) => given,
    );
    const fields = new Set(calls.join(',').match(/\w+/g));
    for (const own of ['time', 'level', 'message', 'traceId', 'spanId']) fields.add(own);
    expect([...shown, ...others].filter((field) => !fields.has(field))).toEqual([]);
  });
});
