import { Fault } from '../../shared/kernel/errors.ts';
import { endpoint } from './endpoint.ts';

/** Parts of the interface that are designed and not built: they say so, with a code, instead of being absent. */
const planned = [
  ['POST', 'events/{id}/clone', 'Cloning an event'],
  ['POST', 'events/{id}/overrides', 'Overriding planned values'],
  ['DELETE', 'events/{id}/overrides', 'Taking an override back'],
  ['POST', 'events/{id}/what-ifs', 'Trying a what-if'],
  ['POST', 'events/{id}/ask', 'Asking about a plan'],
] as const;

for (const [method, route, what] of planned) {
  const name = `${method}-${route}`.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  endpoint({
    name: `planned-${name}`.replace(/-$/, ''),
    action: 'catalog.read',
    method,
    route,
    summary: `${what} (not available yet)`,
    answers: {},
    faults: ['feature.not-available'],
    handle: async () => {
      throw new Fault('feature.not-available', `${what} is not available yet.`);
    },
  });
}
