import { describe, expect, it } from 'vitest';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { redactedValue } from '../../../shared/kernel/redaction.ts';
import { appendixSections, planParts, planSections } from '../../../shared/exports/plan-sections.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { fixtureNames } from '../../support/plan-for.ts';
import { approvalOf, contents, decision, postmortemBody, sectionOf } from './printed-plan.ts';

const ended = { ...fullPlan('krakow'), Postmortem: postmortemBody };

describe('plan.md', () => {
  it.each(fixtureNames)('of %s has one line --- and a section for every artifact', (name) => {
    const text = planMarkdown(contents(name));
    expect(text.split('\n').filter((line) => line === '---')).toHaveLength(1);
    for (const { title } of planSections) expect(text).toContain(`\n## ${title}\n`);
    expect(text).not.toMatch(/undefined|NaN|\[object|\n\n\n| \. /);
  });

  it('goes on in the order of a planner, the long tables at the end', () => {
    const text = planMarkdown(contents('krakow'));
    const headings = [...text.matchAll(/^# (.*)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(1)).toEqual([
      'The event',
      'Venue',
      'Money',
      'Time',
      'Programme and logistics',
      'Risks',
      'People',
      'Afterwards',
      'Appendices',
    ]);
    const appendices = text.slice(text.indexOf('\n# Appendices\n'));
    for (const title of [
      'Task register',
      'Runbook',
      'Cost model',
      'Decision log',
      'Where the figures come from',
    ])
      expect(appendices).toContain(`\n## ${title}\n`);
  });

  it('has every section once', () => {
    const inParts = [...planParts.flatMap(({ sections }) => sections), ...appendixSections];
    expect(inParts.map(({ type }) => type).sort()).toEqual(planSections.map(({ type }) => type).sort());
  });

  it('shows savings that people chose, and no empty table where they chose none', () => {
    const { CostModel, ...others } = fullPlan('krakow');
    const chosen = {
      ...CostModel,
      applied: [{ id: 'a', label: 'Simpler food', savingMinor: 500, effect: 'Fewer choices' }],
      notApplied: [{ id: 'b', why: 'It breaks a must.' }],
    };
    const text = planMarkdown(contents('krakow', { artifacts: { ...others, CostModel: chosen } }));
    expect(sectionOf(text, 'Cost model')).toContain('| Simpler food | Fewer choices | PLN 5.00 |');
    expect(sectionOf(text, 'Cost model')).toContain('| b | It breaks a must. |');
    expect(planMarkdown(contents('krakow'))).not.toContain('Chosen, but not applied');
  });

  it('is the same text for the same plan, in whatever order the artifacts come', () => {
    const reversed = Object.fromEntries(Object.entries(ended).reverse());
    const one = planMarkdown(contents('krakow', { artifacts: ended }));
    expect(planMarkdown(contents('krakow', { artifacts: reversed }))).toBe(one);
  });

  it('has every artifact of the catalog that is drafted', () => {
    const drafts = { ...fullPlan('berlin', { level: 'Advanced' }), Postmortem: postmortemBody };
    const text = planMarkdown(contents('berlin', { artifacts: drafts }));
    const missing = [...catalog.artifacts.values()].filter(({ title }) => !text.includes(`\n## ${title}\n`));
    expect(missing.map(({ type }) => type)).toEqual([]);
    expect([...catalog.artifacts.keys()].filter((type) => !(type in drafts))).toEqual([]);
  });

  it('prints an artifact without a section of its own field by field', () => {
    const body = {
      currency: 'PLN',
      owner: 'Ola',
      feeMinor: 12_300,
      account: { redacted: true },
      basis: { source: 'S', formula: 'F', inputs: {} },
      contracts: [
        { id: 'k1', vendor: 'A | B', priceMinor: 500, terms: { redacted: true }, parts: ['x', 'y'] },
      ],
      none: [],
    };
    const text = planMarkdown(contents('krakow', { artifacts: { ...ended, HouseRules: body } }));
    expect(sectionOf(text, 'House rules')).toBe(
      [
        '## House rules\n',
        '- Owner: Ola',
        '- Fee: PLN 123.00',
        '- Account: withheld (sensitive)',
        '- None: none\n',
        '### Contracts\n',
        '| Vendor | Price | Terms | Parts |',
        '|---|---|---|---|',
        '| A \\| B | PLN 5.00 | withheld (sensitive) | x; y |\n',
      ].join('\n'),
    );
  });

  it('says of a withheld field that it is withheld, in whatever section', () => {
    const body = structuredClone(fullPlan('krakow'));
    body['CostModel'].lines[0].unitCostMinor = redactedValue;
    body['CostModel'].lines[0].totalMinor = redactedValue;
    body['StakeholderMap'].people[0].contact = redactedValue;
    const text = planMarkdown(contents('krakow', { artifacts: body }));
    expect(sectionOf(text, 'Cost model').match(/withheld \(sensitive\)/g)).toHaveLength(2);
    expect(sectionOf(text, 'Stakeholder map')).toContain('| withheld (sensitive) |');
    expect(text).not.toContain('[object');
  });

  it('names every source of a figure once, with what is computed from it', () => {
    const text = planMarkdown(contents('krakow'));
    const appendix = sectionOf(text, 'Where the figures come from');
    const rows = [...appendix.matchAll(/^\| (.*) \| (.*) \| (.*) \|$/gm)].slice(1);
    const sources = rows.flatMap(([, source]) => (source === '″' ? [] : source));
    expect(new Set(sources).size).toBe(sources.length);
    for (const { basis } of fullPlan('krakow')['CostModel'].lines) {
      const from = rows.findIndex(([, source]) => source === basis.source);
      const to = rows.findIndex(([, source], index) => index > from && source !== '″');
      const own = rows
        .slice(from, to < 0 ? undefined : to)
        .filter(([, , formula]) => formula === basis.formula);
      expect(own).toHaveLength(1);
      expect(own[0]?.[3]).toContain('Cost model');
    }
    expect(appendix.length).toBeLessThan(text.length / 4);
  });

  it('marks a section that rests on an undecided choice', () => {
    const text = planMarkdown(contents('krakow', { provisional: { CostModel: ['venue'] } }));
    expect(sectionOf(text, 'Cost model')).toContain(
      '*Provisional: rests on what is not decided yet (venue).*',
    );
    expect(sectionOf(text, 'Schedule')).not.toContain('Provisional');
  });
});

describe('plan.md with one artifact missing', () => {
  it.each(planSections.map(({ type, title }) => [type, title]))('says why there is no %s', (type, title) => {
    const artifacts = Object.fromEntries(Object.entries(ended).filter(([name]) => name !== type));
    const text = planMarkdown(contents('krakow', { artifacts }));
    expect(sectionOf(text, title)).toMatch(/\n\nNot drafted yet: \w+/);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it('names what it is made from while that is missing too', () => {
    const text = planMarkdown(contents('krakow', { artifacts: {} }));
    expect(sectionOf(text, 'Venue scorecard')).toContain(
      'it is made from what is not there yet: Venue shortlist.',
    );
  });
});

describe('sections of plan.md', () => {
  const text = planMarkdown(
    contents('krakow', {
      artifacts: ended,
      decisions: [decision],
      approvals: [approvalOf({ status: 'changes-requested' })],
    }),
  );
  const toronto = planMarkdown(contents('toronto'));

  it('show the scores of every candidate by criterion, with weights and reasons', () => {
    const section = sectionOf(text, 'Venue scorecard');
    expect(section).toMatch(/\| All-in cost \| 30 % \| \d+ \| \d+ \| \d+ \|/);
    expect(section).toContain('### Why these weights');
    expect(section).toContain('### Why these scores');
  });

  it('show what a venue must have, the leads and their source', () => {
    expect(sectionOf(text, 'Venue criteria')).toContain('### What a venue must or should have');
    expect(sectionOf(text, 'Venue leads')).toContain('a kind of venue, no real place');
  });

  it('show the float of a task and who approves in which order', () => {
    expect(sectionOf(text, 'Task register')).toMatch(/\| M01 \| .* \| 0 \| 11 \| – \|/);
    expect(sectionOf(text, 'Stakeholder map')).toContain('| Final go | Ola |');
  });

  it('show the programme by day, in order of time and room', () => {
    const days = sectionOf(toronto, 'Schedule')
      .split('\n### ')
      .filter((block) => /^\w{3} \d+ \w{3} \d{4}\n/.test(block));
    expect(days.map((day) => day.split('\n')[0])).toEqual([
      'Tue 8 Jun 2027',
      'Wed 9 Jun 2027',
      'Thu 10 Jun 2027',
    ]);
    for (const day of days) {
      const starts = [...day.matchAll(/^\| (\d\d:\d\d)–/gm)].map(([, start]) => start);
      expect(starts.length).toBeGreaterThan(5);
      expect(starts.every((start, index) => index === 0 || (starts[index - 1] ?? '') <= (start ?? ''))).toBe(
        true,
      );
    }
  });

  it('show the shortfall, what would close it, and the change since the first estimate', () => {
    const section = sectionOf(toronto, 'Budget decision');
    expect(section).toMatch(
      /CAD [\d,.]+ is missing\. These would be enough, least noticed first: Simpler decor/,
    );
    expect(section).toMatch(/The forecast is [\d.]+ % above the baseline \(limit 5 % above\)/);
    expect(section).toContain('### Changes since the first estimate');
  });

  it('show how the day ends', () => {
    expect(sectionOf(text, 'Logistics plan')).toContain(
      '### Tear-down\n\nThu 11 Mar 2027 21:30 to 22:00, everybody out by Thu 11 Mar 2027 22:00.',
    );
  });

  it('show targets and money by category in the postmortem, and what nobody measured', () => {
    const section = sectionOf(text, 'Postmortem');
    expect(section).toContain('\n\nRehearsed, not held. These figures come from a rehearsal');
    expect(section).toContain('| Budget variance | 3 % | at most 5 % | met (simulated) |');
    expect(section).toContain('| Stakeholder satisfaction | no data | at least 80 % | not measured |');
    expect(section).toContain('| Catering | PLN 736.00 | PLN 700.00 | Fewer drinks |');
    expect(section).toContain('| Cost per attendee | PLN 48.67 | at most PLN 48.69 |');
    expect(section).toContain('| Print | PLN 68.73 | not recorded |');
  });

  it('show each decision with its alternatives, and approvals in words', () => {
    expect(sectionOf(text, 'Decision log')).toContain(
      '| 1 | Tue 2 Feb 2027 10:30 (Europe/Warsaw) | Ola | Venue approved | Closest to the station | Library: PLN 180.00 more |',
    );
    expect(sectionOf(text, 'Approvals')).toContain('| changes asked for |');
  });
});
