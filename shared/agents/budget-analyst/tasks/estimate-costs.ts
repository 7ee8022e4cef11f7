import { costModel, type CostModelBody } from '../../../artifacts/cost-model.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { budgetDirective, venueChoice } from '../../../artifacts/record-views.ts';
import { requirements } from '../../../artifacts/requirements.ts';
import { venueCriteria } from '../../../artifacts/venue-criteria.ts';
import { venueScorecard } from '../../../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../../../artifacts/venue-shortlist.ts';
import { shareColumn } from '../../../knowledge/budget-shares.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { sumMinor } from '../../../kernel/money.ts';
import { attendanceModel } from '../../../planning/attendance.ts';
import { factsOfBrief, wants } from '../../../planning/brief-facts.ts';
import { allocateBudget, indicativeTotal } from '../../../planning/budget-allocation.ts';
import { costNotes } from '../../../planning/cost-notes.ts';
import { type CostTerms, costTermsOf } from '../../../planning/cost-terms.ts';
import { effectiveVenue } from '../../../planning/effective-venue.ts';
import { incomeOf } from '../../../planning/income.ts';
import type { CostLine, Quality } from '../../../planning/cost-lines.ts';
import { factsInVenue, linesWithVenue, withDemanded } from '../../../planning/plan-cost.ts';
import {
  applyRelaxations,
  type CostedEvent,
  rankedOptions,
  smallestProposal,
} from '../../../planning/relaxed-plan.ts';

interface EstimateParams {
  /** Price column of the reference prices that the first estimate uses. */
  quality: Quality;
  /** (forecast - baseline) / baseline above which the rule asks for something. */
  totalVarianceBasisPoints: number;
  categoryVarianceBasisPoints: number;
}

export const estimateCosts = defineTask({
  name: 'estimate-costs',
  title: 'Estimate the costs',
  agent: 'budget-analyst',
  reads: [
    eventBrief,
    requirements,
    venueCriteria,
    venueShortlist,
    venueScorecard,
    venueChoice,
    budgetDirective,
  ],
  writes: costModel,
  refinable: ['notes'],
  levels: {
    Beginner: {
      quality: 'standard',
      totalVarianceBasisPoints: 500,
      categoryVarianceBasisPoints: 1_000,
    } satisfies EstimateParams,
  },
  draft: (inputs, { params }) => {
    const {
      EventBrief,
      Requirements,
      VenueShortlist,
      VenueScorecard,
      venueChoice: choice,
      budgetDirective: directive,
    } = inputs;
    const money = costTermsOf(EventBrief, params.quality);
    const { venue, standing, notes } = effectiveVenue(
      VenueShortlist,
      VenueScorecard.recommended,
      choice,
      money.currency,
    );
    const facts = factsInVenue(factsOfBrief(EventBrief), venue);
    const event = {
      facts,
      terms: money.terms,
      plan: withDemanded(linesWithVenue(venue), (concept) => wants(EventBrief, concept)),
    };
    const column = shareColumn({ ...facts, heads: facts.inPerson });
    const chosen = directive.apply.flatMap((id) => id.split('+'));
    const plan = applyRelaxations(
      event,
      chosen.filter((id) => id !== 'raise-budget'),
    );
    const given = budgetOf(EventBrief, money, directive.limitMinor);
    const first = allocate(plan.lines, given.amountMinor, column);
    const raised = chosen.includes('raise-budget') && first.shortfallMinor > 0;
    const budget = raised ? raisedBudget(first) : given;
    const allocation = allocate(plan.lines, budget.amountMinor, column);
    const options = rankedOptions(plan, allocation.shortfallMinor);
    const totalMinor = allocation.linesMinor + allocation.contingencyMinor;
    const people = attendanceModel(plan.facts);
    const income = incomeOf(EventBrief, people.expected.value, money.currency);
    const body: CostModelBody = {
      currency: money.currency,
      venue: {
        candidateId: venue?.candidateId ?? null,
        name: venue?.name ?? 'No venue chosen yet',
        standing,
      },
      people: {
        expected: people.expected.value,
        catered: people.heads.value,
        online: plan.facts.online,
        basis: { ...people.heads.basis },
      },
      tax: money.tax,
      exchange: money.exchange,
      lines: plan.lines.map(artifactLine),
      categories: categoriesOf(plan.lines, allocation),
      contingency: {
        amountMinor: allocation.contingencyMinor,
        shareBasisPoints: Math.round(
          (allocation.contingencyMinor * 10_000) / Math.max(1, allocation.totalMinor),
        ),
        basis: allocation.contingencyBasis,
      },
      linesMinor: allocation.linesMinor,
      totalMinor,
      range: {
        lowMinor: sumMinor(plan.lines.map(({ range }) => range.lowMinor)),
        highMinor: sumMinor(plan.lines.map(({ range }) => range.highMinor)) + allocation.contingencyMinor,
      },
      budgetMinor: budget.amountMinor,
      budgetOrigin: budget.origin,
      headroomMinor: budget.amountMinor === null ? null : budget.amountMinor - totalMinor,
      firstEstimateMinor: firstEstimate(event, budget.amountMinor, column),
      options,
      proposal:
        allocation.shortfallMinor > 0 ? smallestProposal(plan, options, allocation.shortfallMinor) : [],
      applied: plan.applied,
      notApplied: plan.notApplied,
      income,
      varianceRules: varianceRules(params),
      notes: [
        ...money.notes,
        ...notes,
        ...costNotes({ brief: EventBrief, requirements: Requirements, money, plan, income }),
      ],
    };
    return body;
  },
});

type Column = ReturnType<typeof shareColumn>;

function allocate(lines: readonly CostLine[], budgetMinor: number | null, column: Column) {
  return allocateBudget({
    lines,
    totalMinor: budgetMinor ?? indicativeTotal(lines, column).totalMinor,
    column,
  });
}

/** Before any relaxation: what savings are measured against. */
function firstEstimate(event: CostedEvent, budgetMinor: number | null, column: Column): number {
  const { linesMinor, contingencyMinor } = allocate(
    event.plan(event.facts, event.terms),
    budgetMinor,
    column,
  );
  return linesMinor + contingencyMinor;
}

interface Budget {
  amountMinor: number | null;
  origin: string;
}

function budgetOf({ budget }: EventBriefBody, { budgetMinor }: CostTerms, limitMinor: number | null): Budget {
  if (limitMinor !== null && limitMinor < (budgetMinor ?? Infinity)) {
    return {
      amountMinor: limitMinor,
      origin: 'An upper limit that a person set when deciding about the budget.',
    };
  }
  if (budgetMinor !== null)
    return { amountMinor: budgetMinor, origin: `Given in the brief as a ${budget?.kind ?? 'cap'}.` };
  const indication = budget ? ' The amount in the brief is an indication, not a limit.' : '';
  return { amountMinor: null, origin: `Nobody has fixed an amount: the total is an estimate.${indication}` };
}

function raisedBudget({
  linesMinor,
  contingencyMinor,
}: {
  linesMinor: number;
  contingencyMinor: number;
}): Budget {
  return {
    amountMinor: linesMinor + contingencyMinor,
    origin: "Raised above the brief's amount by a person's decision.",
  };
}

function artifactLine(line: CostLine): CostModelBody['lines'][number] {
  const {
    id,
    category,
    item,
    driver,
    unit,
    quantity,
    unitCostMinor,
    totalMinor,
    taxMinor,
    range,
    basis,
    optional,
    valueInKindMinor,
  } = line;
  const { source, formula, inputs } = basis;
  return {
    id,
    category,
    item,
    driver,
    unit,
    quantity,
    unitCostMinor,
    totalMinor,
    taxMinor,
    range,
    optional,
    valueInKindMinor,
    basis: { source, formula, inputs: { ...inputs } },
  };
}

function categoriesOf(
  lines: readonly CostLine[],
  allocation: ReturnType<typeof allocateBudget>,
): CostModelBody['categories'] {
  return allocation.categories
    .filter(({ category }) => category !== 'contingency')
    .map(({ category, title, amountMinor, shareBasisPoints }) => {
      const own = lines.filter((line) => line.category === category);
      const warning = allocation.warnings.find((entry) => entry.category === category);
      return {
        category,
        title,
        totalMinor: amountMinor,
        range: {
          lowMinor: sumMinor(own.map(({ range }) => range.lowMinor)),
          highMinor: sumMinor(own.map(({ range }) => range.highMinor)),
        },
        shareBasisPoints,
        ...(warning && { outlier: warning.text }),
      };
    });
}

function varianceRules(params: EstimateParams): CostModelBody['varianceRules'] {
  return [
    {
      scope: 'total',
      limitBasisPoints: params.totalVarianceBasisPoints,
      action: 'Propose a reallocation and ask the owner before anything more is ordered.',
    },
    {
      scope: 'category',
      limitBasisPoints: params.categoryVarianceBasisPoints,
      action: 'Explain the cause and cover it from headroom or another category.',
    },
  ];
}
