import { rotatedKeys } from '../../shared/contracts/answers/keys.ts';
import { rotateRequest } from '../../shared/contracts/requests.ts';
import { rotateKeys } from '../../shared/workflow/rotate-keys.ts';
import { jsonBody } from './declared-body.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'keys-rotate',
  summary: 'Wrap the keys of the organisation anew, or give it a new one',
  action: 'key.rotate',
  method: 'POST',
  route: 'organisation/keys/rotate',
  changes: true,
  heavy: true,
  body: jsonBody(rotateRequest, { optional: true }),
  answers: { 200: rotatedKeys },
  faults: ['key.unusable'],
  handle: async ({ ports, scope, body }) => ({ status: 200, body: await rotateKeys(ports, scope, body) }),
});
