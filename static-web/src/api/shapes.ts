import type { z } from 'zod';
import type { approvalList, delegateList } from '../../../shared/contracts/answers/approval.ts';
import type { artifactList, gateList } from '../../../shared/contracts/answers/artifact.ts';
import type { briefChangeView } from '../../../shared/contracts/answers/brief-change.ts';
import type { briefReading } from '../../../shared/contracts/answers/brief-reading.ts';
import type { catalogView, me } from '../../../shared/contracts/answers/catalog.ts';
import type { eventList, eventView } from '../../../shared/contracts/answers/event.ts';
import type { deadLetterList } from '../../../shared/contracts/answers/dead-letter.ts';
import type { membersView } from '../../../shared/contracts/answers/members.ts';
import type { policyView } from '../../../shared/contracts/answers/policy.ts';
import type { incidentList } from '../../../shared/contracts/answers/incident.ts';
import type { activityList, changeList, decisionList } from '../../../shared/contracts/answers/log.ts';
import type { metrics } from '../../../shared/contracts/answers/metric.ts';
import type { questionList } from '../../../shared/contracts/answers/question.ts';
import type { recordList } from '../../../shared/contracts/answers/record.ts';
import type { traceList } from '../../../shared/contracts/answers/trace.ts';
import type { reportList, reportView } from '../../../shared/contracts/answers/report.ts';

/** The answers of the API, as its contract gives them. Types alone: nothing of zod reaches the browser. */
export interface AnswerOf {
  Me: z.infer<typeof me>;
  Catalog: z.infer<typeof catalogView>;
  BriefChange: z.infer<typeof briefChangeView>;
  Events: z.infer<typeof eventList>;
  Event: z.infer<typeof eventView>;
  Questions: z.infer<typeof questionList>;
  Approvals: z.infer<typeof approvalList>;
  Delegates: z.infer<typeof delegateList>;
  Artifacts: z.infer<ReturnType<typeof artifactList>>;
  Gates: z.infer<typeof gateList>;
  Decisions: z.infer<typeof decisionList>;
  Changes: z.infer<typeof changeList>;
  Activity: z.infer<typeof activityList>;
  Members: z.infer<typeof membersView>;
  Policy: z.infer<typeof policyView>;
  DeadLetters: z.infer<typeof deadLetterList>;
  Incidents: z.infer<typeof incidentList>;
  Metrics: z.infer<typeof metrics>;
  Records: z.infer<typeof recordList>;
  BriefReading: z.infer<typeof briefReading>;
  Report: z.infer<typeof reportView>;
  Reports: z.infer<typeof reportList>;
  Traces: z.infer<typeof traceList>;
}

export type EventView = AnswerOf['Event'];
/** As a list shows it: without what the caller may do. */
export type ListedEvent = AnswerOf['Events']['events'][number];
export type Question = AnswerOf['Questions']['questions'][number];
export type Approval = AnswerOf['Approvals']['approvals'][number];
export type Gate = AnswerOf['Gates']['gates'][number];
export type StoredRecord = AnswerOf['Records']['records'][number];
export type DeadLetter = AnswerOf['DeadLetters']['deadLetters'][number];
export type Incident = AnswerOf['Incidents']['incidents'][number];
export type Activity = AnswerOf['Activity']['activity'][number];
export type LogEntry = AnswerOf['Decisions']['decisions'][number];
export type AgentTrace = AnswerOf['Traces']['traces'][number];
export type Report = AnswerOf['Report'];
export type ReportEntry = AnswerOf['Reports']['reports'][number];
export type Metric = AnswerOf['Metrics']['run'][number];

/** An artifact as it is read alone. `Body` is the type of its body, from `shared/artifacts`. */
export interface ArtifactAnswer<Body> {
  envelope: {
    type: string;
    revision: number;
    createdAt: string;
    createdBy: string;
    producedBy: { by: string; reason?: string };
  };
  title: string;
  provisional: readonly string[];
  body: Body;
}
