import type { WorkQueues } from '../kernel/agent-work.ts';
import type { ContentHasher } from '../kernel/content-hash.ts';
import type { DeadLetterStore } from '../kernel/dead-letter-store.ts';
import type { DocumentStore } from '../kernel/document-store.ts';
import type { Drafting } from '../kernel/drafting.ts';
import type { MailPort } from '../kernel/mail-port.ts';
import type { ModelPort } from '../kernel/model-port.ts';
import type { NewId } from '../kernel/ids.ts';
import type { OrganisationStore } from '../kernel/organisation-store.ts';
import type { KeyStore } from '../kernel/key-store.ts';
import type { MemberStore } from '../kernel/member-store.ts';
import type { ReportStore } from '../kernel/report-store.ts';
import type { RequestStore } from '../kernel/request-store.ts';
import type { RelayStore } from '../kernel/relay-store.ts';
import type { RunStore } from '../kernel/run-store.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import type { TimerStore } from '../kernel/timer-store.ts';
import type { TrailStore } from '../kernel/trail-store.ts';
import type { RunQuotas } from './run-quota.ts';
import type { RunsAtWork } from './runs-at-work.ts';
import type { ConnectedSources } from '../kernel/tool-ports.ts';

/** Everything outside that a use case may touch. Built once by the composition; tests hand in their own. */
export interface WorkflowPorts {
  runs: RunStore;
  relay: RelayStore;
  members: MemberStore;
  keys: KeyStore;
  reports: ReportStore;
  requests: RequestStore;
  timers: TimerStore;
  trails: TrailStore;
  organisation: OrganisationStore;
  deadLetters: DeadLetterStore;
  documents: DocumentStore;
  tools: ConnectedSources;
  queues: WorkQueues;
  drafting: Drafting;
  /** Absent: nobody is written to. */
  mail?: MailPort | undefined;
  /** Address of the web app, without a slash at its end, for links in messages. */
  pageUrl?: string | undefined;
  /** Absent: no model takes part in anything. */
  model?: ModelPort | undefined;
  hash: ContentHasher;
  telemetry: Telemetry;
  newId: NewId;
  /** Wall-clock milliseconds. */
  now: () => number;
  quotas: RunQuotas;
  atWork: RunsAtWork;
  /** Whether a brief may set its own planning date: on one machine only. */
  allowAsOf: boolean;
}

export interface StartClock {
  asOf: string;
  speed: number;
  startedAt: number;
}

type Run = { organisationId: string; eventId: string };

/** How the relay reaches the orchestrations. */
export interface Bell {
  /** Starts the run's orchestration; starting it again is harmless. */
  start(run: Run, clock: StartClock): Promise<void>;
  /** Tells a waiting run to look into its inbox. Carries nothing; may be lost, doubled or early. */
  ring(run: Run): Promise<void>;
  /** Ends the run's orchestration, if it goes on, and removes its history. Repeated, it does nothing. */
  forget(run: Run): Promise<void>;
  /**
   * Starts the orchestration anew where the engine gave it up: everything it needs lies in the stores. `epoch` keeps
   * its operations apart from those before. False: it lives.
   */
  revive(run: Run, clock: StartClock, epoch: string): Promise<boolean>;
}
