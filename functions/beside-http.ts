// What runs without anybody asking: everywhere but in partner-api, which has doors only.
import { app } from 'durable-functions';
import { eventLifecycle } from '../orchestrators/event-lifecycle.ts';
import './activities/lifecycle-steps.ts';
import './queues/agent-work.ts';
import './timers/approvals.ts';
import './timers/relay.ts';
import './timers/reports.ts';
import './timers/retention.ts';

app.orchestration('event-lifecycle', eventLifecycle);
