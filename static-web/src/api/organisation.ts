import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { policyRequest } from '../../../shared/contracts/policy-request.ts';
import type { membersRequest } from '../../../shared/contracts/requests.ts';
import { useChange } from './changes.ts';
import { ApiProblem, ask, askAll, askTagged } from './client.ts';
import type { AnswerOf, DeadLetter } from './shapes.ts';

/** What a person edits is not replaced under their hands: it is read anew when it was changed, not by the clock. */
const useTagged = <T>(name: string) =>
  useQuery({
    queryKey: ['organisation', name],
    queryFn: ({ signal }) => askTagged<T>(`organisation/${name}`, { signal }),
  });

export const usePolicy = () => useTagged<AnswerOf['Policy']>('policy');
export const useMembers = () => useTagged<AnswerOf['Members']>('members');

interface Replacement<Body> {
  body: Body;
  /** Of the version that the body was made from. */
  tag: string;
}

const useReplace = <Body, Answer>(name: string) =>
  useChange(({ body, tag }: Replacement<Body>) =>
    ask<Answer>(`organisation/${name}`, { method: 'PUT', body, ifMatch: tag }),
  );

export const useReplacePolicy = () => useReplace<z.input<typeof policyRequest>, AnswerOf['Policy']>('policy');
export const useReplaceMembers = () =>
  useReplace<z.input<typeof membersRequest>, AnswerOf['Members']>('members');

/** Whether somebody else changed it since it was read. */
export const isStale = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.code === 'request.stale';

export const useDeadLetters = () =>
  useQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ signal }) => askAll<'deadLetters', DeadLetter>('dead-letters', 'deadLetters', signal),
  });

export const useRetry = () =>
  useChange((letterId: string, key) =>
    ask<DeadLetter>(`dead-letters/${encodeURIComponent(letterId)}/retry`, { method: 'POST', key }),
  );
