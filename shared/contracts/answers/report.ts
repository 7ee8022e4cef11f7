import { z } from 'zod';
import { postmortemMetric } from '../../artifacts/postmortem.ts';
import { nextCursor } from '../paging.ts';
import { amountMinor, day, instant } from './fields.ts';
import type { Frozen } from './frozen.ts';

const count = z.int().min(0);
const percent = z.number().nullable().meta({ description: 'In percent; null: there is nothing to divide.' });
const standing = z.enum(['met', 'missed', 'not-measured']);
const currency = z.string();
const eventRef = { eventId: z.string(), event: z.string().meta({ description: 'Title of the event.' }) };

const period = {
  id: day.meta({ description: 'First day of the period.' }),
  from: day,
  to: day,
  writtenAt: instant,
  events: count.meta({ description: 'Events that it was written on.' }),
};

export const reportList = z
  .strictObject({
    reports: z.array(z.strictObject(period).meta({ id: 'ReportEntry' })),
    nextCursor,
  })
  .meta({ id: 'Reports', description: 'Newest period first.' });

const reportMetric = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    unit: postmortemMetric.shape.unit,
    met: count,
    missed: count,
    withoutTarget: count,
    notMeasured: count,
    median: z
      .number()
      .nullable()
      .meta({ description: 'Of the events that measured it; null without any, and of amounts.' }),
  })
  .meta({ id: 'ReportMetric', description: 'In how many events a metric kept its target.' });

const money = z
  .strictObject({
    currency,
    events: count.meta({ description: 'Events that both sums are over.' }),
    withoutActuals: count.meta({ description: 'Left out: their costs were not reported, or not whole.' }),
    plannedMinor: amountMinor,
    actualMinor: amountMinor,
    variancePercent: percent,
  })
  .meta({ id: 'ReportMoney' });

const savings = z
  .strictObject({
    currency,
    events: count,
    notKnown: count,
    listedMinor: amountMinor.meta({ description: 'Options that were listed and not applied.' }),
    firstBaselineMinor: amountMinor,
    appliedMinor: amountMinor.meta({ description: 'Options that were applied.' }),
    listedPercent: percent,
    targetPercent: z.number(),
    status: standing,
  })
  .meta({ id: 'ReportSavings' });

const attendance = z.strictObject({
  events: count,
  notReported: count,
  wanted: count,
  registered: count,
  checkedIn: count,
  online: count,
  ofWantedPercent: percent,
  ofRegisteredPercent: percent,
});

const satisfaction = z.strictObject({
  events: count,
  notReported: count,
  responses: count,
  satisfied: count,
  percent,
  targetPercent: z.number(),
  status: standing,
});

const reportedEvent = z
  .strictObject({
    eventId: z.string(),
    title: z.string(),
    outcome: z.enum(['held', 'cancelled', 'not-recorded']),
    endedOn: day.meta({ description: 'Last day of the event, local.' }),
    acceptedOn: day.meta({ description: 'Day on which its postmortem was accepted, UTC.' }),
    currency,
    plannedMinor: amountMinor,
    actualMinor: amountMinor.nullable().meta({ description: 'Null: not reported, or not whole.' }),
    wanted: z.strictObject({ inPerson: count, online: count }),
    attendance: z.strictObject({ registered: count, checkedIn: count, online: count }).nullable(),
    survey: z.strictObject({ responses: count, satisfied: count }).nullable(),
    metrics: z.array(postmortemMetric),
    savings: z
      .strictObject({
        listedMinor: amountMinor,
        firstBaselineMinor: amountMinor,
        appliedMinor: amountMinor,
      })
      .nullable(),
  })
  .meta({ id: 'ReportedEvent', description: 'One event of a report.' });

const risk = z
  .strictObject({
    ...eventRef,
    riskId: z.string().nullable().meta({ description: 'Null: no risk had foreseen it.' }),
    title: z.string(),
    rating: z.int().nullable(),
    happened: count,
    longestMinutes: z.number().nullable().meta({ description: 'Null: not closed.' }),
  })
  .meta({ id: 'ReportRisk', description: 'A risk that happened.' });

const lesson = z
  .strictObject({
    lesson: z.string(),
    action: z.string(),
    owner: z.string(),
    from: z.array(z.strictObject({ ...eventRef, dueOn: day })),
  })
  .meta({ id: 'ReportLesson', description: 'A lesson, and the events that taught it.' });

export const reportView = z
  .strictObject({
    ...period,
    erased: count.meta({ description: 'Of those events, erased since: they are in no figure any more.' }),
    outcomes: z.strictObject({ held: count, cancelled: count, notRecorded: count }),
    metrics: z.array(reportMetric),
    money: z.array(money).meta({ description: 'By currency.' }),
    attendance,
    satisfaction,
    savings: z.array(savings).meta({ description: 'By currency.' }),
    risks: z.array(risk),
    lessons: z.array(lesson).meta({ description: 'Those of most events first.' }),
    recommendations: z.array(z.strictObject({ text: z.string(), events: count })),
    eventList: z.array(reportedEvent),
  })
  .meta({ id: 'Report', description: 'What the events of a period say together.' });
export type ReportView = Frozen<z.infer<typeof reportView>>;
