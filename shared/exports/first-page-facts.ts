import { capitalised } from '../kernel/capitalised.ts';
import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { costModel, type CostModelBody } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import type { TaxTreatment } from '../artifacts/money-fields.ts';
import { postmortem } from '../artifacts/postmortem.ts';
import { timeline } from '../artifacts/timeline.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import { signedContracts } from '../artifacts/vendor-views.ts';
import type { ArtifactDefinition } from '../kernel/define-artifact.ts';
import { sumMinor } from '../kernel/money.ts';
import { labelled } from './markdown-section.ts';
import { plain } from './markdown-text.ts';
import { movedLines } from './moved-money.ts';
import { approvedWords, where } from './first-page-venue.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import {
  budgetKindWords,
  clockWords,
  dayList,
  daysWords,
  figureWords,
  moneyWords,
  percentWords,
  rangeWords,
  twoFigures,
} from './plan-words.ts';
import { workingBudgetWords } from '../planning/budget-recommendation.ts';

/** What, when, where and for how many people. */
export function factLines(plan: PlanContents): string[] {
  return [
    labelled('What', what(plan)),
    labelled('When', when(plan)),
    labelled('Where', where(plan)),
    labelled('People', people(plan)),
  ];
}

/** Budget, estimate, contingency, and what is left or missing. */
export function moneyLines(plan: PlanContents): string[] {
  return [
    labelled('Budget', budget(plan)),
    ...estimateLines(plan),
    ...movedLines(plan),
    ...committedLine(plan),
    ...spentLine(plan),
    ...incomeLine(plan),
  ];
}

/** One line in place of a part that rests on an artifact nobody has drafted. */
export function ifKnown(plan: PlanContents, { title }: ArtifactDefinition): string {
  const why =
    plan.questions.length > 0 || plan.conflicts.length > 0
      ? 'see the open questions and conflicts.'
      : 'the run has not come that far.';
  return plain(`Not known yet: there is no ${title.toLowerCase()}; ${why}`);
}

const MOST_OBJECTIVES = 3;

/** The kind of event and what it is for, in the words of the brief. */
function what(plan: PlanContents): string {
  const brief = drafted(plan, eventBrief);
  if (!brief) return 'not known yet: the brief has not been read';
  const kind = brief.eventType && brief.eventType !== 'other' ? capitalised(brief.eventType) : 'Event';
  const told = brief.objectives.slice(0, MOST_OBJECTIVES).map(({ text }) => text.replace(/[.;]$/, ''));
  const more = brief.objectives.length - told.length;
  const rest = more > 0 ? [`and ${more} more, see Event brief`] : [];
  return told.length === 0 ? kind : `${kind}. ${[...told, ...rest].join('; ')}.`;
}

function when(plan: PlanContents): string {
  const brief = drafted(plan, eventBrief);
  const planned = drafted(plan, timeline);
  const zone = brief?.timeZone ?? planned?.timeZone ?? 'time zone not known';
  const asked = brief?.dates ? briefDays(brief.dates.days) : null;
  const held = planned && daysWords(planned.eventStart, planned.eventEnd);
  const moved =
    planned && (brief?.dates?.days[0] !== planned.eventStart || brief.dates.days.at(-1) !== planned.eventEnd);
  if (asked && !moved) return `${asked}, ${hours(brief)} (${zone})`;
  const wish = asked ?? windowWords(brief);
  if (held) return `${held}, ${hours(brief)} (${zone}), as planned${wish ? `; the brief says ${wish}` : ''}`;
  return wish ? `${wish} (${zone})` : 'not known yet: the brief gives no dates that could be read';
}

function briefDays(days: readonly string[]): string {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const gapless = (Date.parse(last) - Date.parse(first)) / 86_400_000 === days.length - 1;
  return gapless ? daysWords(first, last) : dayList(days);
}

function hours(brief: EventBriefBody | undefined): string {
  const manyDays = (brief?.dates?.days.length ?? 1) > 1;
  if (brief?.dailyHours) {
    const own = (brief.dayHours ?? []).map(({ day, from, to }) => `, day ${day} ${clockSpan(from, to)}`);
    const usual = clockSpan(brief.dailyHours.from, brief.dailyHours.to);
    return `${manyDays ? 'daily ' : ''}${usual}${own.join('')}`;
  }
  const { start, end } = brief?.dates ?? {};
  const wholeDay =
    !start || !end || (clockWords(start) === '00:00' && /^(00:00|23:59)$/.test(clockWords(end)));
  if (wholeDay) return 'hours not given';
  return manyDays
    ? `from ${clockWords(start)} on the first day to ${clockWords(end)} on the last`
    : clockSpan(clockWords(start), clockWords(end));
}

function clockSpan(from: string, to: string): string {
  return `${from} to ${to}${to <= from ? ' the next day' : ''}`;
}

function windowWords(brief: EventBriefBody | undefined): string | null {
  const range = brief?.dateWindow;
  if (!range) return null;
  return `${countWords(range.durationDays, 'day')} between ${dayWords(range.from)} and ${dayWords(range.to)}`;
}

function people(plan: PlanContents): string {
  const audience = drafted(plan, eventBrief)?.audience;
  if (!audience) return 'not known yet: the brief gives no number';
  const { inPerson, online } = audience;
  const planned =
    drafted(plan, logisticsPlan)?.attendance.planFor ?? drafted(plan, costModel)?.people.catered;
  const food = planned === undefined ? '' : `; food and seats planned for ${figureWords(planned)}`;
  return `${figureWords(inPerson)} in person, ${figureWords(online)} online${food}`;
}

function budget(plan: PlanContents): string {
  const brief = drafted(plan, eventBrief);
  const baseline = drafted(plan, budgetBaseline);
  const approved = plan.approvals.findLast(({ kind, status }) => kind === 'budget' && status === 'approved');
  const standing = approved ? approvedWords(approved) : 'not approved yet';
  if (baseline) {
    const amount = moneyWords(baseline.totalMinor, baseline.currency);
    if (baseline.kind === 'estimate')
      return `${workingBudgetWords(drafted(plan, costModel), brief?.budget)}; ${standing}`;
    const kind = twoFigures(brief?.budget, baseline) ?? budgetKindWords[baseline.kind];
    return `${amount} – ${kind}; ${taxWords[baseline.tax.budget]}; ${standing}`;
  }
  if (brief?.budget) {
    const { amountMinor, currency, kind: given, tax } = brief.budget;
    const kind = twoFigures(brief.budget, { totalMinor: amountMinor, currency }) ?? budgetKindWords[given];
    return `${moneyWords(amountMinor, currency)} – ${kind}; ${taxWords[tax]}; ${standing}`;
  }
  return brief?.budgetIndicativeOnly ? 'no fixed amount: figures are estimates' : 'not known yet';
}

function estimateLines(plan: PlanContents): string[] {
  const model = drafted(plan, costModel);
  if (!model) return [labelled('Estimate', 'not known yet: the costs are not worked out')];
  const { totalMinor, range, currency, tax, contingency } = model;
  const treatment = tax.amounts === 'including-tax' ? 'including tax' : 'excluding tax';
  const simulated = simulatedLine(model);
  const spread =
    simulated.length > 0 ? '' : `; ${rangeWords(range, currency)} if every line came to its low or high end`;
  return [
    labelled('Estimate', `${moneyWords(totalMinor, currency)}, ${treatment}${spread}`),
    ...simulated,
    labelled(
      'Contingency',
      `${moneyWords(contingency.amountMinor, currency)}, within the estimate (${percentWords(contingency.shareBasisPoints)} of the ${model.budgetMinor === null ? 'estimate' : 'budget'}; ${contingency.basis.source})`,
    ),
    remainder(model),
  ];
}

/** Percentiles of the simulated cost, where the level simulates it by category. */
function simulatedLine({ simulation, currency }: CostModelBody): string[] {
  if (!simulation || simulation.categories.length === 0) return [];
  const { p50Minor, p80Minor, trials } = simulation;
  return [
    labelled(
      'Simulated cost without contingency',
      `half of ${figureWords(trials)} outcomes stay below ${moneyWords(p50Minor, currency)} (P50), eight of ten below ${moneyWords(p80Minor, currency)} (P80)`,
    ),
  ];
}

/** What a contract is worth is left out of papers; that money is bound is not. */
function committedLine({ records = [], artifacts }: PlanContents): string[] {
  const signed = signedContracts.select(records);
  if (signed.length === 0) return [];
  const contracts = drafted({ artifacts }, vendorContracts)?.contracts ?? [];
  const names = signed.map((id) => contracts.find((contract) => contract.id === id)?.service ?? id);
  const count = countWords(signed.length, 'contract');
  return [labelled('Committed', `${count} signed (${names.join(', ')}); the amounts are left out of papers`)];
}

function spentLine(plan: PlanContents): string[] {
  const review = drafted(plan, postmortem);
  const spent = review?.budgetByCategory.flatMap(({ actualMinor }) => actualMinor ?? []) ?? [];
  if (!review || spent.length === 0) return [];
  const origin = review.simulated ? ' (simulated)' : '';
  return [labelled('Spent', `${moneyWords(sumMinor(spent), review.currency)} recorded${origin}`)];
}

/** Money to come in is named beside the plan, never counted into it. */
function incomeLine(plan: PlanContents): string[] {
  const goals = drafted(plan, eventBrief)?.incomeGoals ?? [];
  const sums = drafted(plan, budgetBaseline)?.income ?? [];
  const words = [
    ...goals.map(
      ({ kind, amount, net, certain }) =>
        `${kind} ${moneyWords(amount.amountMinor, amount.currency)}${net ? ' net' : ''}${certain ? '' : ' (at risk until signed)'}`,
    ),
    ...sums
      .filter(({ kind }) => kind === 'tickets' && !goals.some((goal) => goal.kind === 'tickets'))
      .map(
        ({ label, amountMinor, currency }) =>
          `${label}: ${moneyWords(amountMinor, currency)} (at risk until sold)`,
      ),
  ];
  if (words.length === 0) return [];
  return [labelled('To come in, not counted above', words.join('; ')), ...gapLine(plan)];
}

/** What is still to be funded if all of it comes in; fundraising is the purpose of an event, not its funding. */
function gapLine(plan: PlanContents): string[] {
  const model = drafted(plan, costModel);
  const sums = model?.income.filter(({ kind }) => kind !== 'fundraising') ?? [];
  if (!model || sums.length === 0 || sums.some(({ currency }) => currency !== model.currency)) return [];
  const missing = model.totalMinor - sumMinor(sums.map(({ amountMinor }) => amountMinor));
  if (missing <= 0) return [];
  return [
    labelled(
      'Funding gap',
      `${moneyWords(missing, model.currency)} of the estimate stays with the organiser even if all of that comes in`,
    ),
  ];
}

function remainder(model: CostModelBody): string {
  const { headroomMinor, currency, budgetMinor } = model;
  if (headroomMinor === null || budgetMinor === null)
    return labelled('Headroom', 'none to speak of: the estimate stands in for an amount to keep to');
  if (headroomMinor === 0)
    return labelled('Headroom', `none: the estimate takes up the whole budget${missing(model)}`);
  if (headroomMinor < 0)
    return labelled(
      'Over budget',
      `by ${moneyWords(-headroomMinor, currency)}; the ways out are in the section on the budget decision`,
    );
  return labelled('Headroom', `${moneyWords(headroomMinor, currency)} below the budget${missing(model)}`);
}

/** What would be missing in a bad case, where the contingency does not cover it. */
function missing({ currency, range, budgetMinor, simulation }: CostModelBody): string {
  const simulated = simulation !== undefined && simulation.categories.length > 0;
  const bad = simulated ? simulation.p80Minor : range.highMinor;
  if (budgetMinor === null || bad <= budgetMinor) return '';
  const place = simulated ? 'at P80' : 'if every line came to its high end';
  return `; ${place} ${moneyWords(bad - budgetMinor, currency)} would be missing`;
}

const taxWords: Record<TaxTreatment['budget'], string> = {
  included: 'tax included',
  excluded: 'tax not included',
  unknown: 'the brief does not say whether tax is included',
};
