import { describe, expect, it } from 'vitest';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { fullPlan, fullPlanWith } from '../../support/full-plan.ts';
import { fixture } from '../planning/brief/read-sample.ts';
import { planFor } from '../../support/plan-for.ts';
import {
  approvalOf,
  contents,
  firstPageOf,
  postmortemBody,
  questionOf,
  recordOf,
  sectionOf,
} from './printed-plan.ts';

const page = (...args: Parameters<typeof contents>) => firstPageOf(planMarkdown(contents(...args)));

describe('first page of a drafted plan', () => {
  it('says when, where, for whom and how far the plan is, in words', () => {
    const text = page('krakow');
    expect(text).toContain(
      '**State:** Research – venues are being compared. **Status:** waiting for people.',
    );
    expect(text).toContain('**When:** Thu 11 Mar 2027, 18:30 to 21:30 (Europe/Warsaw)');
    expect(text).toContain('**Where:** city centre, Kraków, Poland.');
    expect(text).toContain('**People:** 20 in person, 0 online; food and seats planned for 23');
  });

  it('gives the kind of budget, the range, the contingency and what is left', () => {
    const text = page('krakow');
    expect(text).toContain('**Budget:** PLN 2,000.00 – a target; tax included; not approved yet');
    expect(text).toMatch(
      /\*\*Estimate:\*\* PLN [\d,.]+, including tax; PLN [\d,.]+ to PLN [\d,.]+ if every line/,
    );
    expect(text).toContain('**Contingency:** PLN 45.99, within the estimate (2.3 % of the budget;');
    expect(text).toMatch(/\*\*Headroom:\*\* PLN [\d,.]+ below the budget/);
  });

  it('gives both figures of a budget that may grow if needed', () => {
    const budgetOf = (constraints: string) =>
      page('krakow', {
        artifacts: fullPlanWith({ ...fixture('krakow'), constraints }, { level: 'Beginner' }).bodies,
      });
    expect(budgetOf('Budget 5 000 zł incl. VAT, up to 6 000 zł if needed; Kraków')).toContain(
      '**Budget:** PLN 5,000.00 – a target, up to PLN 6,000.00 if needed; tax included',
    );
    expect(budgetOf('Budget 300 zł incl. VAT, up to 800 zł if needed; Kraków')).toContain(
      '**Budget:** PLN 800.00 – the ceiling: the plan does not fit into the target of PLN 300.00; tax included',
    );
  });

  it('gives the percentiles where the cost is simulated', () => {
    const advanced = fullPlan('berlin', { level: 'Advanced' });
    const text = page('berlin', { artifacts: advanced });
    expect(text).toMatch(
      /\*\*Simulated cost without contingency:\*\* half of [\d,]+ outcomes stay below EUR [\d,.]+ \(P50\), eight of ten below EUR [\d,.]+ \(P80\)/,
    );
    expect(page('krakow')).not.toContain('Simulated cost');
  });

  it('says what a bad case would miss where the contingency takes up the rest of the budget', () => {
    const text = page('chicago', { artifacts: fullPlan('chicago', { level: 'Advanced' }) });
    expect(text).toMatch(
      /\*\*Headroom:\*\* none: the estimate takes up the whole budget; at P80 USD [\d,.]+ would be missing/,
    );
  });

  it('names the contracts that bind money, and leaves out how much', () => {
    const body = {
      contractId: 'catering',
      vendorName: 'Rondo',
      signedOn: '2027-02-10',
      valueMinor: 99_999,
      currency: 'PLN',
    };
    const records = [recordOf('contract-signed', body), recordOf('contract-signed', body, 2)];
    expect(page('krakow', { records })).toContain(
      '**Committed:** 1 contract signed (Food and drink); the amounts',
    );
    expect(page('krakow', { records })).not.toContain('999.99');
    expect(page('krakow')).not.toContain('Committed');
  });

  it('counts the days that each hold still stands, and says which has run out', () => {
    expect(page('krakow')).toContain('**Holds:** none on record; 2 options to ask for');
    const [first, second] = ['cand-library', 'cand-member-office'].map((candidateId, index) => ({
      kind: 'hold',
      body: {
        venueName: `House ${index}`,
        candidateId,
        status: 'tentative',
        expiresOn: `2027-02-0${index + 5}`,
      },
    }));
    const artifacts = fullPlan('krakow', { records: [first, second].flatMap((record) => record ?? []) });
    const held = (today: string) => /\*\*Holds:\*\* (.*)/.exec(page('krakow', { artifacts, today }))?.[1];
    expect(held('2027-02-04')).toContain('2 of 2 stand.');
    expect(held('2027-02-04')).toContain('House 0: tentative until Fri 5 Feb 2027 (1 day left)');
    expect(held('2027-02-06')).toContain('1 of 2 stand.');
    expect(held('2027-02-06')).toContain('House 0: tentative, ran out on Fri 5 Feb 2027: ask again');
    expect(held('2027-02-06')).toContain('House 1: tentative until Sat 6 Feb 2027 (today)');
  });

  it('gives the hours of an evening that runs past midnight', () => {
    expect(page('chicago')).toContain('Sat 9 Oct 2027, 17:30 to 00:00 the next day (America/Chicago)');
  });

  it('gives the daily hours of several days', () => {
    expect(page('toronto')).toContain('Thu 10 Jun 2027, daily 08:30 to 17:30 (America/Toronto)');
  });

  it('names a plan over budget and money that nobody has signed', () => {
    const text = page('toronto');
    expect(text).toMatch(/\*\*Over budget:\*\* by CAD [\d,.]+/);
    expect(text).not.toContain('**Headroom:**');
    expect(text).toMatch(/\*\*To come in, not counted above:\*\* .* \(at risk until signed\)/);
  });

  it('shows no headroom for an estimate that nobody gave as a budget', () => {
    const { CostModel, BudgetBaseline, ...others } = fullPlan('krakow');
    const artifacts = {
      ...others,
      CostModel: { ...CostModel, budgetMinor: null, headroomMinor: null },
      BudgetBaseline: { ...BudgetBaseline, kind: 'estimate' },
    };
    const text = page('krakow', { artifacts });
    expect(text).toMatch(
      /\*\*Budget:\*\* a working budget: the estimate, within what the brief indicates \(PLN 2,000\.00\); not approved yet/,
    );
    const EventBrief = { ...others['EventBrief'], budget: null };
    expect(page('krakow', { artifacts: { ...artifacts, EventBrief } })).toContain(
      '**Budget:** nobody gave an amount; the estimate stands in for it; not approved yet',
    );
    expect(text).toContain('**Headroom:** none to speak of: the estimate stands in for an amount to keep to');
    expect(text).not.toContain('below the budget');
  });

  it('fits on a page with two approvals and a question', () => {
    const approvals = [approvalOf(), approvalOf({ id: 'a2', kind: 'budget' })];
    const text = page('krakow', { approvals, questions: [questionOf()] });
    expect(text.split('\n').length).toBeLessThan(90);
    expect(page('krakow').split('\n').length).toBeLessThan(75);
  });

  it('shows the beginning and the end of a long critical path', () => {
    const text = sectionOf(planMarkdown(contents('toronto')), 'Critical path and lead time');
    expect(text).toMatch(/… \d+ more steps, see Timeline …/);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(8);
  });

  it('puts decisions first, then questions, conflicts, money, time, risks and dates', () => {
    const headings = [...page('krakow').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'Waiting for you',
      'Money',
      'Critical path and lead time',
      'Main risks',
      'Next dates',
      'What is not known yet',
    ]);
    expect(page('krakow')).toContain('No question and no conflict is open.');
    const open = { id: 'q1', kind: 'gap', text: 'How many?', blocks: 'Plan' } as const;
    const asked = page('krakow', {
      questions: [questionOf(open)],
      conflicts: [questionOf({ ...open, kind: 'conflict' })],
    });
    expect([...asked.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading).slice(0, 3)).toEqual([
      'Waiting for you',
      'Open questions',
      'Conflicts',
    ]);
  });

  it('says what the event is, in the words of the brief', () => {
    expect(page('krakow')).toMatch(/^- \*\*What:\*\* Meetup\. Two short talks for local developers/m);
    const { EventBrief, ...others } = fullPlan('krakow');
    const unread = { ...EventBrief, eventType: null, objectives: [] };
    expect(page('krakow', { artifacts: { ...others, EventBrief: unread } })).toContain('**What:** Event\n');
  });

  it('compares the weeks that are left with those that the work takes', () => {
    const { Timeline, ...others } = fullPlan('krakow');
    const weeks = { weeksAvailable: 5.5, weeksLikely: 6, weeksShortest: 4, compressed: true, feasible: true };
    const told = (change: object) =>
      sectionOf(
        planMarkdown(
          contents('krakow', { artifacts: { ...others, Timeline: { ...Timeline, ...weeks, ...change } } }),
        ),
        'Critical path and lead time',
      );
    const days = '5.5 working weeks to the event; the work is likely to take 6 weeks, at the very least 4.';
    expect(told({})).toContain(`${days} The plan is compressed`);
    expect(told({ feasible: false })).toContain(`${days} Even the shortest plan does not fit.`);
    expect(told({ compressed: false })).toContain(`${days} The time suffices.`);
  });

  it('gives what was spent once the event is over', () => {
    const artifacts = { ...fullPlan('krakow'), Postmortem: postmortemBody };
    expect(page('krakow', { artifacts })).toContain('**Spent:** PLN 700.00 recorded (simulated)');
    expect(page('krakow')).not.toContain('**Spent:**');
  });

  it('says of a rehearsal that it is one', () => {
    expect(page('krakow', { execution: 'simulated' })).toContain('This is a rehearsal');
    expect(page('krakow')).not.toContain('This is a rehearsal');
  });
});

describe('next dates on the first page', () => {
  const datesOf = (...args: Parameters<typeof contents>) =>
    sectionOf(planMarkdown(contents(...args)), 'Next dates');

  it('are decisions, milestones and payments in order, one line for the payments of a day', () => {
    const { BudgetDecision, Timeline, ...others } = fullPlan('krakow');
    const payment = { ...BudgetDecision.payments[0], dueOn: '2027-02-10', amountMinor: 1_050 };
    const milestone = { ...Timeline.milestones[0], id: 'MS2', title: 'Venue signed', date: '2027-02-12' };
    const artifacts = {
      ...others,
      BudgetDecision: { ...BudgetDecision, payments: [payment, payment] },
      Timeline: { ...Timeline, milestones: [milestone] },
    };
    const plan = { artifacts, approvals: [approvalOf({ dueAt: '2027-02-11T16:00:00Z' })] };
    expect(datesOf('krakow', plan)).toContain(
      [
        '| Wed 10 Feb 2027 | 2 planned payments, PLN 21.00 together |',
        '| Thu 11 Feb 2027 | Decide: Venue |',
        '| Fri 12 Feb 2027 | Venue signed |',
      ].join('\n'),
    );
    expect(datesOf('krakow', { ...plan, today: '2027-02-12' })).not.toMatch(/Feb 2027 \| (2 planned|Decide)/);
    expect(datesOf('krakow', { ...plan, today: '2027-02-13' })).toContain('No date lies ahead.');
  });

  it('leave out what the run has passed', () => {
    expect(datesOf('krakow', { state: 'Initiate' })).toContain('Charter approved');
    expect(datesOf('krakow', { state: 'Logistics' })).not.toMatch(
      /Charter approved|Dates fixed|Budget approved/,
    );
  });

  it('are the next six, and how many follow', () => {
    const text = datesOf('berlin');
    expect(text.match(/^\| \w{3} \d/gm)).toHaveLength(6);
    expect(text).toMatch(/\d+ later dates: see Timeline and Budget decision\./);
  });

  it('are none of a cancelled event', () => {
    expect(datesOf('krakow', { status: 'cancelled' })).toContain('None: the event was cancelled.');
  });
});

describe('first page of a plan whose dates moved', () => {
  it('gives the planned days and what the brief says', () => {
    const { Timeline, ...others } = fullPlan('krakow');
    const moved = { ...Timeline, eventStart: '2027-03-18', eventEnd: '2027-03-18' };
    const text = page('krakow', { artifacts: { ...others, Timeline: moved } });
    expect(text).toContain(
      '**When:** Thu 18 Mar 2027, 18:30 to 21:30 (Europe/Warsaw), as planned; the brief says Thu 11 Mar 2027',
    );
  });

  it('gives the window while nothing is planned in it', () => {
    const brief = planFor('krakow')['EventBrief'];
    const dateWindow = { from: '2027-03-01', to: '2027-03-31', durationDays: 1 };
    const artifacts = { EventBrief: { ...brief, dates: null, dailyHours: null, dateWindow } };
    expect(page('krakow', { artifacts })).toContain(
      '**When:** 1 day between Mon 1 Mar 2027 and Wed 31 Mar 2027 (Europe/Warsaw)',
    );
  });
});

describe('first page of a plan that waits for people', () => {
  const venueOf = (text: string) => /Venue: (.*)\.$/m.exec(text)?.[1];

  it('names the ranked alternatives, who is asked, and by when', () => {
    const text = page('krakow', { approvals: [approvalOf()] });
    expect(text).toContain('**Venue:** Town hall: Score 845 of 1000');
    expect(text).toContain(
      'Asked: Ola, then Jan. Please decide by Wed 3 Feb 2027 17:00 (Europe/Warsaw); silence brings a reminder and then the next approver, never a yes.',
    );
    expect(text).toContain('1. Library – Score 734 of 1000.\n2. School – Score 726 of 1000.');
    expect(text).not.toContain('1. Town hall');
  });

  it('says what each alternative of a budget is worth', () => {
    const alternatives = [{ id: 'x', label: 'Simpler food', effect: 'Fewer choices', amountMinor: 20700 }];
    const proposal = { summary: 'PLN 2,000.00', currency: 'PLN', alternatives };
    const text = page('krakow', { approvals: [approvalOf({ kind: 'budget', proposal })] });
    expect(text).toContain('1. Simpler food (worth PLN 207.00) – Fewer choices');
  });

  it('says that nobody answered once an approval blocks the plan', () => {
    const approvals = [approvalOf({ status: 'blocked', approverIndex: 1, dueAt: null })];
    expect(page('krakow', { approvals })).toContain('Asked: Ola, Jan. Nobody answered in time');
  });

  it('gives the saving or the cost of every way out of a conflict', () => {
    const options = [
      { id: 'a', label: 'Simpler food', effect: 'Fewer choices', savingMinor: 20700 },
      { id: 'b', label: 'Larger room', effect: 'More space', savingMinor: -5000 },
      { id: 'c', label: 'Another day', effect: 'Fewer people come' },
    ];
    const text = page('krakow', {
      conflicts: [questionOf({ kind: 'conflict', text: 'Over budget', options })],
    });
    expect(text).toContain('1. Simpler food (saves PLN 207.00) – Fewer choices');
    expect(text).toContain('2. Larger room (costs PLN 50.00) – More space');
    expect(text).toContain('3. Another day – Fewer people come\n');
  });

  it('says that more money covers a shortfall, not that it saves', () => {
    const options = [
      { id: 'raise-budget-250000', label: 'Raise the budget', effect: 'More is spent', savingMinor: 20700 },
    ];
    const text = page('krakow', { conflicts: [questionOf({ kind: 'conflict', options })] });
    expect(text).toContain('1. Raise the budget (covers PLN 207.00) – More is spent');
  });

  it('keeps every way out, those further down by name and money alone', () => {
    const options = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
      id: `o${n}`,
      label: `Way ${n}`,
      effect: `Effect ${n}`,
      savingMinor: n * 100,
    }));
    const text = page('krakow', { conflicts: [questionOf({ kind: 'conflict', options })] });
    expect(text).toContain(
      '5. Way 5 (saves PLN 5.00) – Effect 5\n\nAlso: Way 6 (saves PLN 6.00); Way 7 (saves PLN 7.00).',
    );
  });

  it('puts first what is needed first', () => {
    const later = questionOf({ id: 'q2', kind: 'conflict', text: 'Later', blocks: 'Execute' });
    const sooner = questionOf({ kind: 'conflict', text: 'Sooner', blocks: 'Budget' });
    const text = page('krakow', { conflicts: [later, sooner] });
    expect(text.indexOf('Sooner')).toBeGreaterThan(0);
    expect(text.indexOf('Sooner')).toBeLessThan(text.indexOf('Later'));
    expect(text).toContain('No approval is pending; the questions and conflicts below are.');
  });

  it('puts the days and the total before what follows from them', () => {
    const venue = questionOf({ id: 'q1', kind: 'conflict', text: 'Dear rooms', blocks: 'Budget' });
    const total = { field: 'conflict:money.total', text: 'Too dear', blocks: 'Logistics' } as const;
    const conflicts = [venue, questionOf({ id: 'q2', kind: 'conflict', ...total })];
    const text = page('krakow', { conflicts });
    expect(text.indexOf('Too dear')).toBeLessThan(text.indexOf('Dear rooms'));
  });

  it('lists a missing report or a gate among what it waits for', () => {
    const waitingFor = [{ kind: 'record' as const, what: 'A definite hold', who: 'Ola' }];
    expect(page('krakow', { waitingFor })).toContain('- A definite hold (Ola)');
  });

  it('shows a recommended venue as not approved, and as approved once somebody has', () => {
    const id: string = fullPlan('krakow')['VenueScorecard'].ranking[1];
    const name = fullPlan('krakow')['VenueShortlist'].candidates.find(
      (candidate: { id: string }) => candidate.id === id,
    ).name;
    expect(venueOf(page('krakow'))).toContain('recommended, not approved yet');
    const { proposal } = approvalOf();
    const approved = approvalOf({
      status: 'approved',
      proposal: { ...proposal, candidateId: id },
      decision: { by: 'Ola', at: '2027-02-02T09:30:00Z', comment: '' },
    });
    expect(venueOf(page('krakow', { approvals: [approved] }))).toContain(`${name} – approved by Ola`);
    const voided = { ...approved, status: 'void' as const };
    expect(venueOf(page('krakow', { approvals: [voided] }))).toContain('not approved yet');
  });

  it('says what rests on which undecided choice', () => {
    const text = page('krakow', { provisional: { CostModel: ['venue'], Schedule: ['venue', 'budget'] } });
    expect(text).toContain(
      '- **Venue not decided:** provisional until then: Cost model, Schedule\n- **Budget not decided:** provisional until then: Schedule',
    );
  });
});

describe('plan.md of a cancelled event', () => {
  it('does not speak of work that goes on', () => {
    const text = planMarkdown(contents('krakow', { status: 'cancelled', artifacts: {} }));
    expect(text).toContain('**State:** Research. **Status:** cancelled.');
    expect(sectionOf(text, 'Schedule')).toContain('Not drafted: the event was cancelled before.');
  });
});

describe('first page before anything is planned', () => {
  it('says what is not known instead of failing', () => {
    const text = page('krakow', { artifacts: {}, questions: [questionOf()] });
    expect(text).toContain('**When:** not known yet');
    expect(text).toContain('Venue: none proposed yet.');
    expect(text).toContain('What may it cost?');
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
