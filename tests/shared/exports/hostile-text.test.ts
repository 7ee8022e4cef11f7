import { describe, expect, it } from 'vitest';
import { planParts } from '../../../shared/exports/plan-sections.ts';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { approvalOf, contents, decision, postmortemBody, questionOf } from './printed-plan.ts';
import { spoil, spoiledBodies } from './spoiled-texts.ts';

const payload = '# <img src=x onerror=alert(1)> | **b** `c` [x](javascript:alert(1))\n---\n\n| a |\r\n- d';
const shown =
  '\\# &lt;img src=x onerror=alert(1)&gt; \\| \\*\\*b\\*\\* \\`c\\` \\[x\\](javascript:alert(1)) --- \\| a \\| - d';

/** Fields that the kernel fixes to a list of words: nobody outside can set them. */
const fixed = ['kind', 'status', 'blocks'];
const freeText = (value: unknown) => {
  const words = JSON.stringify(value);
  return !fixed.some((field) => words.includes(`"${field}":${JSON.stringify(payload)}`));
};

const artifacts = spoiledBodies({ ...fullPlan('krakow'), Postmortem: postmortemBody }, payload);

const option = { id: 'a', label: 'L', effect: 'E', savingMinor: 1 };
const asked = {
  title: payload,
  waitingFor: [{ kind: 'record' as const, what: payload, who: payload }],
  approvals: [
    approvalOf(),
    approvalOf({ status: 'approved', decision: { by: 'Ola', at: '2027-02-02T09:30:00Z', comment: 'Yes' } }),
  ].map((approval) => spoil(approval, payload, freeText)),
  questions: [spoil(questionOf({ options: [option] }), payload, freeText)],
  conflicts: [spoil(questionOf({ kind: 'conflict', options: [option] }), payload, freeText)],
  decisions: [spoil(decision, payload, freeText)],
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
    const own = [...planParts.map(({ title }) => title), 'Appendices'];
    expect([...text.matchAll(/\n# (.*)/g)].map(([, heading]) => heading)).toEqual(own);
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
