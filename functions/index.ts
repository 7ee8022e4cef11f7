// What is deployed. Loading this file registers every function.
import { app } from 'durable-functions';
import { eventLifecycle } from '../orchestrators/event-lifecycle.ts';
import './activities/lifecycle-steps.ts';
import './http/approvals.ts';
import './http/artifacts.ts';
import './http/catalog.ts';
import './http/event-imports.ts';
import './http/event-erase.ts';
import './http/events.ts';
import './http/exports.ts';
import './http/health.ts';
import './http/logs.ts';
import './http/metrics.ts';
import './http/not-available.ts';
import './http/openapi.ts';
import './http/organisation-knowledge.ts';
import './http/organisation-lists.ts';
import './http/organisation-keys.ts';
import './http/organisation-members.ts';
import './http/organisation-policy.ts';
import './http/questions.ts';
import './http/records.ts';
import './timers/relay.ts';
import './timers/retention.ts';

app.orchestration('event-lifecycle', eventLifecycle);
