import { z } from 'zod';
import { defineRecord } from '../kernel/define-record.ts';
import { briefChangeDiscardedRecord, briefChangeProposedRecord, briefChangeRecord } from './brief-change.ts';
import { budgetImpactRecord, incidentClosedRecord } from './incident-records.ts';
import { programme } from './programme-schema.ts';

const day = z.iso.date();
const instant = z.iso.datetime();
const minor = z.number().int();
const text = z.string().trim().min(1).max(2_000);

export const submissionRecord = defineRecord({
  kind: 'submission',
  title: 'Brief as handed over',
  sensitive: ['/submission'],
  by: 'system',
  // Checked and normalised by the contract before it is stored; the reader parses it again.
  schema: z.strictObject({ submission: z.record(z.string(), z.unknown()) }),
});

export const answerRecord = defineRecord({
  kind: 'answer',
  title: 'Answer to a question',
  by: 'system',
  schema: z.strictObject({ questionId: z.string(), field: z.string(), value: z.unknown() }),
});

export const approvalRecord = defineRecord({
  kind: 'approval',
  title: 'Approval decided by a person',
  by: 'system',
  schema: z.strictObject({
    approvalId: z.string(),
    approval: z.enum(['venue', 'budget', 'vendor-contracts', 'final-go', 'postmortem']),
    decision: z.enum(['approved', 'rejected', 'changes-requested']),
    subjectHash: z.string(),
    comment: z.string(),
    /** Venue: the candidate that the decision is about. */
    candidateId: z.string().optional(),
    /** Venue: true when the person took another candidate than the recommended one. */
    deviates: z.boolean().optional(),
  }),
});

export const directiveRecord = defineRecord({
  kind: 'directive',
  title: 'What a person asks to be done differently',
  by: 'system',
  schema: z.strictObject({
    subject: z.enum(['venue', 'budget', 'vendor-contracts', 'final-go', 'postmortem']),
    approvalId: z.string(),
    comment: z.string(),
    choose: z.string().optional(),
    exclude: z.array(z.string()).default([]),
    limitMinor: minor.nonnegative().optional(),
    /** Ids of cost relaxations to apply. */
    apply: z.array(z.string()).default([]),
    /** Takes back the limits and exclusions given before; its own stand. */
    lift: z.boolean().default(false),
  }),
});

export const holdRecord = defineRecord({
  kind: 'hold',
  title: 'Venue hold',
  sensitive: ['/costMinor'],
  by: 'person',
  schema: z.strictObject({
    /** A real venue, named by a person or a connected source. */
    venueName: text,
    /** The shortlisted candidate that it stands for. */
    candidateId: z.string().optional(),
    status: z.enum(['requested', 'tentative', 'definite', 'released']),
    optionRank: z.number().int().min(1).max(9).optional(),
    expiresOn: day.optional(),
    costMinor: minor.nonnegative().optional(),
    note: z.string().max(2_000).optional(),
  }),
});

export const quoteRecord = defineRecord({
  kind: 'quote',
  title: 'Quote of a vendor',
  sensitive: ['/amountMinor', '/note'],
  by: 'person',
  schema: z.strictObject({
    /** Id of the vendor contract that it is for. */
    contractId: text,
    vendorName: text,
    amountMinor: minor.nonnegative(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    validUntil: day.optional(),
    /** Whether people chose it. */
    chosen: z.boolean().default(false),
    note: z.string().max(2_000).optional(),
  }),
});

export const contractSignedRecord = defineRecord({
  kind: 'contract-signed',
  title: 'Contract signed',
  sensitive: ['/valueMinor', '/note'],
  by: 'person',
  schema: z.strictObject({
    contractId: text,
    vendorName: text,
    signedOn: day,
    valueMinor: minor.nonnegative(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    note: z.string().max(2_000).optional(),
  }),
});

export const taskProgressRecord = defineRecord({
  kind: 'task-progress',
  title: 'Task progress',
  by: 'person',
  schema: z.strictObject({
    taskId: text,
    status: z.enum(['not-started', 'in-progress', 'blocked', 'completed', 'cancelled']),
    finishedOn: day.optional(),
    note: z.string().max(2_000).optional(),
  }),
});

export const actualCostRecord = defineRecord({
  kind: 'actual-cost',
  title: 'Actual cost',
  by: 'person',
  schema: z.strictObject({
    category: text,
    /** Line item of the cost model, where it is known. */
    lineId: z.string().optional(),
    amountMinor: minor,
    currency: z.string().regex(/^[A-Z]{3}$/),
    description: z.string().max(500).optional(),
  }),
});

export const attendanceRecord = defineRecord({
  kind: 'attendance',
  title: 'Attendance',
  by: 'person',
  during: ['Execute', 'Postmortem'],
  fromFirstDay: () => true,
  schema: z.strictObject({
    registered: z.number().int().nonnegative(),
    checkedIn: z.number().int().nonnegative(),
    online: z.number().int().nonnegative().default(0),
  }),
});

export const surveyRecord = defineRecord({
  kind: 'survey',
  title: 'Survey result',
  by: 'person',
  during: ['Execute', 'Postmortem'],
  fromFirstDay: () => true,
  schema: z.strictObject({
    responses: z.number().int().positive(),
    satisfied: z.number().int().nonnegative(),
    promoters: z.number().int().nonnegative().optional(),
    detractors: z.number().int().nonnegative().optional(),
  }),
});

export const incidentRecord = defineRecord({
  kind: 'incident',
  title: 'Incident',
  by: 'person',
  schema: z.strictObject({
    title: text,
    riskId: z.string().optional(),
    scenarioId: z.string().optional(),
    openedAt: instant,
    closedAt: instant.optional(),
    note: z.string().max(2_000).optional(),
  }),
});

export const riskStatusRecord = defineRecord({
  kind: 'risk-status',
  title: 'Risk status',
  by: 'person',
  schema: z.strictObject({
    riskId: text,
    status: z.enum(['open', 'happened', 'closed', 'accepted']),
    reason: text,
  }),
});

export const conclusionRecord = defineRecord({
  kind: 'conclusion',
  title: 'Event held or cancelled',
  by: 'person',
  during: ['Execute'],
  fromFirstDay: ({ outcome }) => outcome === 'held',
  schema: z.strictObject({ outcome: z.enum(['held', 'cancelled']), note: z.string().max(2_000).optional() }),
});

/** What registration says on a day; the newest one counts. */
export const registrationRecord = defineRecord({
  kind: 'registration',
  title: 'Registrations so far',
  by: 'person',
  schema: z
    .strictObject({
      asOf: day,
      /** In person, cancellations taken off. */
      registered: z.number().int().nonnegative(),
      paid: z.number().int().nonnegative().optional(),
      online: z.number().int().nonnegative().optional(),
    })
    .refine(({ registered, paid }) => paid === undefined || paid <= registered, {
      path: ['paid'],
      message: 'More have paid than are registered.',
    }),
});

/** Sessions and speakers as handed over: each one replaces the one before as a whole. */
export const programmeRecord = defineRecord({
  kind: 'programme',
  title: 'Programme: sessions and speakers',
  by: 'person',
  schema: programme,
});

export const recordDefinitions = [
  submissionRecord,
  answerRecord,
  approvalRecord,
  directiveRecord,
  holdRecord,
  quoteRecord,
  contractSignedRecord,
  taskProgressRecord,
  actualCostRecord,
  attendanceRecord,
  surveyRecord,
  incidentRecord,
  riskStatusRecord,
  conclusionRecord,
  registrationRecord,
  programmeRecord,
  briefChangeProposedRecord,
  briefChangeRecord,
  briefChangeDiscardedRecord,
  incidentClosedRecord,
  budgetImpactRecord,
] as const;
