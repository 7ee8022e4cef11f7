import { brief } from '../../support/plan-event.ts';
import type { Connection, Reply } from './connection.ts';

export const reads = [
  'GET events',
  'GET event',
  'GET approvals',
  'GET questions',
  'GET activity',
  'GET artifacts',
  'GET artifact',
  'GET gates',
  'GET metrics',
  'GET changes',
  'GET plan.md',
  'GET budget.xlsx',
  'GET policy',
] as const;
export const writes = ['POST record', 'POST decision', 'POST event', 'POST vendors'] as const;
export type Route = (typeof reads)[number] | (typeof writes)[number];

/** Of a thousand turns; the rest is as a page asks that shows one event and looks for news. */
const weights: Record<Route, number> = {
  'GET event': 220,
  'GET activity': 130,
  'GET approvals': 120,
  'GET events': 100,
  'GET questions': 80,
  'GET artifacts': 80,
  'GET artifact': 80,
  'GET gates': 30,
  'GET metrics': 30,
  'GET changes': 30,
  'GET policy': 10,
  'GET plan.md': 10,
  'GET budget.xlsx': 5,
  'POST record': 45,
  'POST decision': 20,
  'POST event': 9,
  'POST vendors': 1,
};

export const routes = Object.keys(weights) as Route[]; // its own keys
const total = routes.reduce((sum, route) => sum + weights[route], 0);

/** `drawn` from 0 to 1. */
export function routeAt(drawn: number): Route {
  let left = drawn * total;
  return routes.find((route) => (left -= weights[route]) < 0) ?? 'GET event';
}

interface Turn {
  eventId: string;
  /** Number of the turn, of all users. */
  n: number;
}

/** Draws on what the page shows, so a decision first reads what is to be decided. */
export async function take(route: Route, { get, send }: Connection, { eventId, n }: Turn): Promise<Reply> {
  const own = `events/${eventId}`;
  switch (route) {
    case 'GET events':
      return get('events');
    case 'GET event':
      return get(own);
    case 'GET approvals':
      return get('approvals?status=pending');
    case 'GET artifact':
      return get(`${own}/artifacts/${types[n % types.length]}`);
    case 'GET plan.md':
    case 'GET budget.xlsx':
      return get(`${own}/exports/${route.slice(4)}`);
    case 'GET policy':
      return get('organisation/policy');
    case 'POST event':
      return send('POST', 'events', brief('krakow', { title: `New event ${n}` }));
    case 'POST record':
      return send('POST', `${own}/records`, {
        kind: 'hold',
        body: { venueName: `Hall ${n}`, status: 'requested' },
      });
    case 'POST vendors':
      // As the dialog of an import does first; the import itself makes every run of the organisation look again.
      return send('POST', 'organisation/vendors/import?dryRun=true', vendorRows);
    case 'POST decision':
      return decide({ get, send }, eventId);
    default:
      return get(`${own}/${route.slice(4)}`);
  }
}

const types = ['Timeline', 'VenueShortlist', 'BudgetDecision', 'RiskRegister'] as const;

interface Pending {
  approvals: { id: string; subjectHash: string }[];
}

async function decide({ get, send }: Pick<Connection, 'get' | 'send'>, eventId: string): Promise<Reply> {
  const found = await get(`approvals?eventId=${eventId}&status=pending`);
  if (found.status !== 200) return found;
  const [first] = (JSON.parse(found.text) as Pending).approvals; // what the endpoint is declared to answer
  if (!first) return { status: 204, text: '', retryAfter: undefined, ms: 0 };
  const { id, subjectHash } = first;
  return send('POST', `approvals/${id}/decision`, { decision: 'approve', subjectHash });
}

const vendorRows = Array.from({ length: 40 }, (_, row) => ({
  id: `vendor-${row}`,
  name: `Caterer ${row}`,
  service: 'catering',
  city: 'Krakow',
}));
