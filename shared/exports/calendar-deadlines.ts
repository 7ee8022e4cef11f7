import { approvalTitles } from '../contracts/approval-titles.ts';
import { DateTime } from 'luxon';
import { eventBrief } from '../artifacts/event-brief.ts';
import { holdRecord } from '../artifacts/records.ts';
import { holdHistories } from '../artifacts/venue-holds.ts';
import { defineView } from '../kernel/define-record.ts';
import type { Approval } from '../kernel/run-store.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { drafted, type DatedPlan } from './plan-contents.ts';

import { isTimeZone } from './time-zone-rules.ts';

/** Dates by which somebody has to act: decisions that are asked for, holds that run out. */
export function deadlineEntries(plan: DatedPlan): CalendarEntry[] {
  return [...approvalEntries(plan), ...holdEntries(plan)];
}

/** The event's local day on which a pending decision is due; undefined when it is made or nobody waits for it. */
export function dueDay({ status, dueAt }: Approval, timeZone: string | null | undefined): string | undefined {
  if (status !== 'pending' || dueAt === null) return undefined;
  const due = DateTime.fromISO(dueAt, { zone: isTimeZone(timeZone) ? timeZone : 'utc' });
  return due.isValid ? due.toFormat('yyyy-MM-dd') : undefined;
}

function approvalEntries(plan: DatedPlan): CalendarEntry[] {
  const timeZone = drafted(plan, eventBrief)?.timeZone;
  return plan.approvals.flatMap((approval): CalendarEntry[] => {
    const day = dueDay(approval, timeZone);
    if (day === undefined) return [];
    const who = approval.approvers[approval.approverIndex];
    return [
      {
        key: `approval-${approval.id}`,
        kind: 'approval',
        title: `Decide: ${approvalTitles[approval.kind]}`,
        details: [approval.proposal.summary, ...(who ? [`Asked: ${who}`] : [])],
        when: { first: day, last: day },
        tentative: false,
        revision: approval.step + 1,
        madeAt: approval.requestedAt,
      },
    ];
  });
}

/** The newest word about each venue's hold; a venue keeps the id of its first record. */
const holds = defineView({ name: 'holds', of: [holdRecord], select: holdHistories });

function holdEntries({ records }: DatedPlan): CalendarEntry[] {
  return holds.select(records).flatMap(({ hold, first, newest, times }): CalendarEntry[] => {
    const { venueName, status, expiresOn, optionRank } = hold;
    const running = status === 'requested' || status === 'tentative';
    if (expiresOn === null || !running) return [];
    return [
      {
        key: `hold-${first.id}`,
        kind: 'hold',
        title: `Hold expires: ${venueName}`,
        details: [
          `Hold: ${status}${optionRank === null ? '' : `, option ${optionRank}`}`,
          'Extend it, make it definite or let it go.',
        ],
        when: { first: expiresOn, last: expiresOn },
        tentative: false,
        revision: times,
        madeAt: newest.at,
      },
    ];
  });
}
