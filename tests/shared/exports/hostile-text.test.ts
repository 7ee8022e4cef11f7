import { describe, expect, it } from 'vitest';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { approvalOf, contents, decision, postmortemBody, questionOf } from './printed-plan.ts';

const payload = '# <img src=x onerror=alert(1)> | **b** `c` [x](javascript:alert(1))\n---\n\n| a |\r\n- d';
const shown =
  '\\# &lt;img src=x onerror=alert(1)&gt; \\| \\*\\*b\\*\\* \\`c\\` \\[x\\](javascript:alert(1)) --- \\| a \\| - d';

/** The value with the payload in place of every text that `accepts` lets through. */
function spoil(value: unknown, accepts: (spoiled: unknown) => boolean): unknown {
  let body = structuredClone(value);
  const kept = new Map<string, boolean>();
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (typeof node === 'string') {
      // Elements of one list are of one shape: one trial speaks for all of them.
      const shape = path.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
      const spoiled = withAt(body, path, payload);
      if (!kept.has(shape)) kept.set(shape, accepts(spoiled));
      if (kept.get(shape)) body = spoiled;
    } else if (Array.isArray(node)) node.forEach((child, index) => walk(child, [...path, index]));
    else if (typeof node === 'object' && node !== null)
      Object.entries(node).forEach(([key, child]) => walk(child, [...path, key]));
  };
  walk(value, []);
  return body;
}

function withAt(node: unknown, [step, ...rest]: readonly (string | number)[], text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(node))
    return node.map((child: unknown, index) => (index === step ? withAt(child, rest, text) : child));
  return Object.fromEntries(
    Object.entries(node ?? {}).map(([key, child]) => [key, key === step ? withAt(child, rest, text) : child]),
  );
}

/** Fields that the kernel fixes to a list of words: nobody outside can set them. */
const fixed = ['kind', 'status', 'blocks'];
const freeText = (value: unknown) => {
  const words = JSON.stringify(value);
  return !fixed.some((field) => words.includes(`"${field}":${JSON.stringify(payload)}`));
};

const artifacts = Object.fromEntries(
  Object.entries({ ...fullPlan('krakow'), Postmortem: postmortemBody }).map(([type, body]) => [
    type,
    spoil(body, (spoiled) => catalog.artifacts.get(type)?.schema.safeParse(spoiled).success ?? false),
  ]),
);

const option = { id: 'a', label: 'L', effect: 'E', savingMinor: 1 };
const asked = {
  title: payload,
  waitingFor: [{ kind: 'record' as const, what: payload, who: payload }],
  approvals: [
    approvalOf(),
    approvalOf({ status: 'approved', decision: { by: 'Ola', at: '2027-02-02T09:30:00Z', comment: 'Yes' } }),
  ].map((approval) => spoil(approval, freeText)),
  questions: [spoil(questionOf({ options: [option] }), freeText)],
  conflicts: [spoil(questionOf({ kind: 'conflict', options: [option] }), freeText)],
  decisions: [spoil(decision, freeText)],
} as Parameters<typeof contents>[1]; // spoiled texts keep their shape

describe('plan.md of a plan in which every text is hostile', () => {
  const text = planMarkdown(contents('krakow', { ...asked, artifacts }));

  it('shows the payload literally, wherever it stands', () => {
    expect(text.split(shown).length).toBeGreaterThan(500);
    expect(text.startsWith(`# ${shown}\n`)).toBe(true);
    expect(text).not.toContain('<img');
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text).not.toMatch(/(?<!\\)\*\*b/);
    expect(text).not.toMatch(/(?<!\\)`/);
  });

  it('keeps one line --- and the headings of its own', () => {
    expect(text.split('\n').filter((line) => line === '---')).toHaveLength(1);
    const headings = text.split('\n').filter((line) => /^#+ /.test(line));
    expect(headings.filter((line) => line.includes('<'))).toEqual([]);
    expect(text).not.toMatch(/\n# /);
  });

  it('keeps every table in shape', () => {
    const columns = (line: string) => line.match(/(?<!\\)\|/g)?.length;
    const tables = text
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const lines = table.split('\n');
      expect(new Set(lines.map(columns)).size).toBe(1);
    }
  });
});

describe('plan.md of a body with a zone and a currency that nobody knows', () => {
  it('prints the rest', () => {
    const { EventBrief, ...others } = fullPlan('krakow');
    const brief = { ...EventBrief, timeZone: 'Mars/Olympus' };
    const text = planMarkdown(
      contents('krakow', { artifacts: { ...others, EventBrief: brief }, approvals: [approvalOf()] }),
    );
    expect(text).toContain('Please decide by Wed 3 Feb 2027 16:00 (UTC)');
    expect(text).toContain('(Mars/Olympus)');
  });
});
