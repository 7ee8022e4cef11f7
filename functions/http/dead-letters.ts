import { z } from 'zod';
import { deadLetter, deadLetterList } from '../../shared/contracts/answers/dead-letter.ts';
import { paging } from '../../shared/contracts/paging.ts';
import { listDeadLetters, retryDeadLetter } from '../../shared/workflow/dead-letters.ts';
import { endpoint } from './endpoint.ts';
import { createdAndId, pages } from './pages.ts';

const letters = pages('dead-letters', createdAndId);

endpoint({
  name: 'dead-letters-list',
  summary: 'List work that an agent’s queue gave up, oldest first',
  action: 'dead-letter.handle',
  method: 'GET',
  route: 'dead-letters',
  query: z.strictObject(paging),
  answers: { 200: deadLetterList },
  handle: async ({ ports, scope, query }) => {
    const { rows, next } = await listDeadLetters(ports, scope, letters.asked(query));
    return { status: 200, body: { deadLetters: rows, nextCursor: letters.next(next) } };
  },
});

endpoint({
  name: 'dead-letters-retry',
  summary: 'Send the work of a dead letter again',
  action: 'dead-letter.handle',
  method: 'POST',
  route: 'dead-letters/{deadLetterId}/retry',
  changes: true,
  answers: { 200: deadLetter },
  faults: ['dead-letter.not-found', 'work.unknown-task', 'run.closed', 'event.not-found', 'event.erased'],
  handle: async ({ ports, scope, param }) => ({
    status: 200,
    body: await retryDeadLetter(ports, scope, param('deadLetterId')),
  }),
});
