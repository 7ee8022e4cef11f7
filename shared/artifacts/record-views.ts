import { defineView } from '../kernel/define-record.ts';
import { briefChangeRecord, type BriefChangeBody } from './brief-change.ts';
import { raisedTo } from '../kernel/raise-option.ts';
import {
  actualCostRecord,
  answerRecord,
  attendanceRecord,
  conclusionRecord,
  directiveRecord,
  incidentRecord,
  riskStatusRecord,
  submissionRecord,
  surveyRecord,
  taskProgressRecord,
} from './records.ts';
import { incidentClosedRecord } from './incident-records.ts';
import type { BriefSubmission } from './submitted-brief.ts';

interface BriefInput {
  submission: BriefSubmission;
  answers: { field: string; value: unknown }[];
}

/** The brief as handed over with every answer and change since, in order. A change takes the place of earlier answers. */
export const briefInput = defineView({
  name: 'briefInput',
  of: [submissionRecord, answerRecord, briefChangeRecord],
  select: (records) => {
    // Normalised by the contract before they were stored, the submission and what replaces parts of it.
    let input = { submission: {}, answers: [] } as unknown as BriefInput; // see above
    for (const { kind, body } of records) {
      if (kind === 'submission')
        input = { ...input, submission: body.submission as unknown as BriefSubmission }; // see above
      else if (kind === 'answer') {
        const { field, value } = body;
        if (!field.startsWith('conflict:') && !field.startsWith('alternative:'))
          input = { ...input, answers: [...input.answers, { field, value }] };
      } else {
        const fields = new Set(body.answers.map(({ field }) => field));
        const answers = [...input.answers.filter(({ field }) => !fields.has(field)), ...body.answers];
        input = { submission: { ...input.submission, ...body.replaces }, answers };
      }
    }
    return input;
  },
});

/** What rejections of a venue proposal asked for, since the last lift: candidates left out, an upper limit on the cost. */
export const venueDirective = defineView({
  name: 'venueDirective',
  of: [directiveRecord],
  select: (records) => {
    const all = records.filter((record) => record.body.subject === 'venue').map((record) => record.body);
    const own = all.slice(
      Math.max(
        0,
        all.findLastIndex((body) => body.lift),
      ),
    );
    return {
      excluded: [...new Set(own.flatMap((body) => body.exclude))].sort(),
      limitMinor: own.findLast((body) => body.limitMinor !== undefined)?.limitMinor ?? null,
    };
  },
});

const changes = ({ answers }: BriefChangeBody, field: string): boolean =>
  answers.some((answer) => answer.field === field);

const moneyAnswer = 'conflict:money.total';

/**
 * What people decided about money: cost relaxations to apply, in order, an upper limit for the total, and the total
 * that the budget was raised to. A limit or another budget in the brief takes back every raise before it; a raise permits
 * its own amount and no more.
 */
export const budgetDirective = defineView({
  name: 'budgetDirective',
  of: [directiveRecord, answerRecord, briefChangeRecord],
  select: (records) => {
    const apply: string[] = [];
    let limitMinor: number | null = null;
    let raisedToMinor: number | null = null;
    const take = (choice: string): void => {
      for (const id of choice.split('+')) {
        const amountMinor = raisedTo(id);
        if (amountMinor === null) apply.push(id);
        else raisedToMinor = amountMinor;
      }
    };
    for (const record of records) {
      if (record.kind === 'brief-change' && changes(record.body, 'budget')) raisedToMinor = null;
      if (record.kind === 'directive' && record.body.subject === 'budget') {
        if (record.body.lift) limitMinor = null;
        record.body.apply.forEach(take);
        if (record.body.limitMinor !== undefined)
          [limitMinor, raisedToMinor] = [record.body.limitMinor, null];
      }
      if (record.kind === 'answer' && record.body.field === moneyAnswer) take(String(record.body.value));
    }
    return { apply: [...new Set(apply)], limitMinor, raisedToMinor };
  },
});

/** Everything that the day and its aftermath reported, for the postmortem. */
export const executionFacts = defineView({
  name: 'executionFacts',
  of: [
    taskProgressRecord,
    actualCostRecord,
    attendanceRecord,
    surveyRecord,
    incidentRecord,
    incidentClosedRecord,
    riskStatusRecord,
    conclusionRecord,
  ],
  select: (records) => {
    const simulated = records.some((record) => record.simulated);
    return {
      simulated,
      progress: records.filter((r) => r.kind === 'task-progress').map((r) => r.body),
      costs: records.filter((r) => r.kind === 'actual-cost').map((r) => r.body),
      attendance: records.findLast((r) => r.kind === 'attendance')?.body ?? null,
      survey: records.findLast((r) => r.kind === 'survey')?.body ?? null,
      incidents: records.flatMap((record) => {
        if (record.kind !== 'incident') return [];
        const closed = records.find((r) => r.kind === 'incident-closed' && r.body.incidentId === record.id);
        return [
          closed?.kind === 'incident-closed'
            ? { ...record.body, closedAt: closed.body.closedAt }
            : record.body,
        ];
      }),
      riskStatus: records.filter((r) => r.kind === 'risk-status').map((r) => r.body),
      conclusion: records.findLast((r) => r.kind === 'conclusion')?.body ?? null,
    };
  },
});
