// What is deployed. Loading this file registers every function.
import { appSettings, requireAzureSettings, runsLifecycles } from './composition.ts';
import './http/approvals.ts';
import './http/artifacts.ts';
import './http/brief-changes.ts';
import './http/catalog.ts';
import './http/dead-letters.ts';
import './http/event-imports.ts';
import './http/event-erase.ts';
import './http/events.ts';
import './http/exports.ts';
import './http/health.ts';
import './http/incidents.ts';
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
import './http/reports.ts';

requireAzureSettings(appSettings());
if (runsLifecycles()) await import('./beside-http.ts');
