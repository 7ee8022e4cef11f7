import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  closeIncidentRequest,
  openIncidentRequest,
} from '../../../shared/contracts/incident-requests.ts';
import type { decisionRequest, startRequest } from '../../../shared/contracts/requests.ts';
import { ask } from './client.ts';
import { eventPath } from './event-path.ts';
import type { AnswerOf, EventView, Incident } from './shapes.ts';

/** A change carries a key, so that sending it again after a lost answer does it once. */
const newKey = () => crypto.randomUUID();

/** What a change of the organisation's own data leaves as it is. */
const lasting: readonly unknown[] = ['me', 'catalog', 'openapi', 'undisclosed'];

/**
 * Whatever was shown of events is asked for again. What is `done` then is done also where the form that asked for the
 * change has left the page by that.
 */
export function useChange<Input, Output>(
  change: (input: Input, key: string) => Promise<Output>,
  done?: (input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input, newKey()),
    onSuccess: (_, input) => done?.(input),
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [first] }) => !lasting.includes(first) }),
  });
}

export type Brief = { text: string } | Record<string, unknown>;

/** What is understood of a brief; nothing is stored. */
export const readBrief = (brief: Brief, signal: AbortSignal) =>
  ask<AnswerOf['BriefReading']>('briefs/read', { method: 'POST', body: brief, signal });

export const useCreateEvent = () =>
  useChange((brief: Brief, key) => ask<EventView>('events', { method: 'POST', body: brief, key }));

export type StartRequest = z.input<typeof startRequest>;

export const useStartRun = (id: string, done: () => void) =>
  useChange(
    (body: StartRequest, key) =>
      ask<EventView>(`${eventPath(id)}/actions/start`, { method: 'POST', body, key }),
    done,
  );

export const useRehearse = (id: string) =>
  useChange((body: StartRequest, key) =>
    ask<EventView>(`${eventPath(id)}/rehearsals`, { method: 'POST', body, key }),
  );

export const useCommand = (id: string) =>
  useChange((action: 'pause' | 'resume' | 'cancel', key) =>
    ask<EventView>(`${eventPath(id)}/actions/${action}`, { method: 'POST', key }),
  );

interface Answered {
  questionId: string;
  value: string;
}

export const useAnswer = (id: string, done: (answered: Answered) => void) =>
  useChange(
    ({ questionId, value }: Answered, key) =>
      ask<unknown>(`${eventPath(id)}/questions/${encodeURIComponent(questionId)}/answer`, {
        method: 'POST',
        body: { value },
        key,
      }),
    done,
  );

export type Decision = z.input<typeof decisionRequest>;

export const useDecide = (approvalId: string, done?: (decision: Decision) => void) =>
  useChange(
    (body: Decision, key) =>
      ask<unknown>(`approvals/${encodeURIComponent(approvalId)}/decision`, { method: 'POST', body, key }),
    done,
  );

export const useAddRecord = (id: string) =>
  useChange((body: { kind: string; body: Record<string, unknown> }, key) =>
    ask<unknown>(`${eventPath(id)}/records`, { method: 'POST', body, key }),
  );

export const useOpenIncident = (id: string) =>
  useChange((body: z.input<typeof openIncidentRequest>, key) =>
    ask<Incident>(`${eventPath(id)}/incidents`, { method: 'POST', body, key }),
  );

export const useCloseIncident = (id: string) =>
  useChange(({ incidentId, ...body }: { incidentId: string } & z.input<typeof closeIncidentRequest>, key) =>
    ask<Incident>(`${eventPath(id)}/incidents/${encodeURIComponent(incidentId)}/close`, {
      method: 'POST',
      body,
      key,
    }),
  );
