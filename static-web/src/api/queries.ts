import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask, askAll } from './client.ts';
import type { ApiDescription } from './api-description.ts';
import { eventPath } from './event-path.ts';
import type {
  Activity,
  AgentTrace,
  AnswerOf,
  Approval,
  ArtifactAnswer,
  EventView,
  ListedEvent,
  LogEntry,
  Question,
  ReportEntry,
  StoredRecord,
} from './shapes.ts';

/** Work goes on without a reload: what changes by itself is asked for again while the page is in view. */
const LIVE_MS = 3_000;
const SOON_MS = 1_000;
export const SLOW_MS = 15_000;

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => ask<AnswerOf['Me']>('me', { signal }),
    staleTime: Infinity,
  });

export const useEvents = () =>
  useQuery({
    queryKey: ['events'],
    queryFn: ({ signal }) => askAll<'events', ListedEvent>('events', 'events', signal),
    refetchInterval: LIVE_MS,
  });

export const useEvent = (id: string, everyMs = LIVE_MS) =>
  useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => ask<AnswerOf['Event']>(eventPath(id), { signal }),
    // What was decided last is taken in within a moment: until then it looks as if agents were at work.
    refetchInterval: ({ state: { data } }) => (data?.status === 'running' ? SOON_MS : everyMs),
  });

const waitingStatuses: readonly Approval['status'][] = ['pending', 'blocked'];

/** What waits for a decision, also where nobody answered in time: few, however long the history is. */
export const useOpenApprovals = () =>
  useQuery({
    queryKey: ['approvals', 'open'],
    queryFn: async ({ signal }) => {
      const asked = waitingStatuses.map((status) =>
        askAll<'approvals', Approval>('approvals', 'approvals', signal, { status }),
      );
      return { approvals: (await Promise.all(asked)).flatMap(({ approvals }) => approvals) };
    },
    refetchInterval: LIVE_MS,
  });

/** What was decided and is to be decided about one event, oldest first. */
export const useEventApprovals = (eventId: string) =>
  useQuery({
    queryKey: ['approvals', 'event', eventId],
    queryFn: ({ signal }) => askAll<'approvals', Approval>('approvals', 'approvals', signal, { eventId }),
    refetchInterval: SLOW_MS,
  });

/** Every approval there ever was. */
export const useApprovals = () =>
  useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => askAll<'approvals', Approval>('approvals', 'approvals', signal),
    refetchInterval: SLOW_MS,
  });

/** Whom a decision may be passed on to. */
export const useDelegates = (approvalId: string, wanted: boolean) =>
  useQuery({
    queryKey: ['approvals', approvalId, 'delegates'],
    enabled: wanted,
    queryFn: ({ signal }) =>
      ask<AnswerOf['Delegates']>(`approvals/${encodeURIComponent(approvalId)}/delegates`, { signal }),
  });

/** Written once in a period. */
export const useReports = () =>
  useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => askAll<'reports', ReportEntry>('reports', 'reports', signal),
    staleTime: SLOW_MS,
  });

export const useReport = (id: string) =>
  useQuery({
    queryKey: ['reports', id],
    queryFn: ({ signal }) => ask<AnswerOf['Report']>(`reports/${encodeURIComponent(id)}`, { signal }),
    staleTime: SLOW_MS,
  });

/** Once a run has moved on, what hangs on it is asked for at once rather than when its time comes. */
export function useFollowing(event: EventView | undefined): void {
  const client = useQueryClient();
  const { id, state, status, waitingFor = [] } = event ?? {};
  const stand = event && [id, state, status, ...waitingFor.map(({ what }) => what)].join('|');
  const known = useRef(stand);
  useEffect(() => {
    const isFirst = known.current === undefined;
    known.current = stand;
    if (isFirst) return;
    void client.invalidateQueries({
      predicate: ({ queryKey: [list, of, part] }) => list === 'event' && of === id && part !== undefined,
    });
  }, [client, id, stand]);
}

/** A part of an event that is a list or a document of its own. */
function usePart<T>(id: string, part: string, everyMs: number) {
  return useQuery({
    queryKey: ['event', id, part],
    queryFn: ({ signal }) => ask<T>(`${eventPath(id)}/${part}`, { signal }),
    refetchInterval: everyMs,
  });
}

/** A list of an event, whole. */
function useList<Name extends string, Row>(id: string, list: Name, everyMs: number) {
  return useQuery({
    queryKey: ['event', id, list],
    queryFn: ({ signal }) => askAll<Name, Row>(`${eventPath(id)}/${list}`, list, signal),
    refetchInterval: everyMs,
  });
}

export const useQuestions = (id: string) => useList<'questions', Question>(id, 'questions', LIVE_MS);
export const useDecisions = (id: string) => useList<'decisions', LogEntry>(id, 'decisions', SLOW_MS);
export const useChanges = (id: string) => useList<'changes', LogEntry>(id, 'changes', SLOW_MS);
export const useTraces = (id: string) => useList<'traces', AgentTrace>(id, 'traces', SLOW_MS);
export const useRecords = (id: string) => useList<'records', StoredRecord>(id, 'records', SLOW_MS);
export const useIncidents = (id: string) => usePart<AnswerOf['Incidents']>(id, 'incidents', SLOW_MS);
export const useGates = (id: string) => usePart<AnswerOf['Gates']>(id, 'gates', SLOW_MS);
export const useMetrics = (id: string) => usePart<AnswerOf['Metrics']>(id, 'metrics', SLOW_MS);

/** The feed of an event, oldest first. It only grows: what is known is kept, and what came after it asked for. */
export function useActivity(id: string) {
  const client = useQueryClient();
  const queryKey = ['event', id, 'activity'];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<{ activity: Activity[] }>(queryKey)?.activity ?? [];
      const after = String(known.at(-1)?.n ?? 0);
      const path = `${eventPath(id)}/activity`;
      const { activity } = await askAll<'activity', Activity>(path, 'activity', signal, { after });
      return { activity: [...known, ...activity] };
    },
    refetchInterval: LIVE_MS,
  });
}

/** Titles of artifacts and roles of agents. They change with a new version of the server only. */
export const useCatalog = () =>
  useQuery({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => ask<AnswerOf['Catalog']>('catalog', { signal }),
    staleTime: Infinity,
  });

/** The description of the API, of which forms are made. It changes with a new version of the server only. */
export const useApiDescription = () =>
  useQuery({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => ask<ApiDescription>('openapi.json', { signal }),
    staleTime: Infinity,
  });

/** The newest revision of an artifact; null while no agent has drafted it, which one list says for all of them. */
export function useArtifact<Body>(id: string, type: string) {
  return useQuery({
    queryKey: ['event', id, 'artifact', type],
    queryFn: async ({ signal, client }) => {
      const { artifacts } = await client.fetchQuery(drafted(id));
      if (!artifacts.some(({ envelope }) => envelope.type === type)) return null;
      return ask<ArtifactAnswer<Body>>(`${eventPath(id)}/artifacts/${type}`, { signal });
    },
    // What an agent is about to draft is looked for as often as the event itself.
    refetchInterval: ({ state: { data } }) => (data ? SLOW_MS : LIVE_MS),
  });
}

const drafted = (id: string) =>
  queryOptions({
    queryKey: ['event', id, 'drafted'],
    queryFn: () => ask<AnswerOf['Artifacts']>(`${eventPath(id)}/artifacts`),
    staleTime: LIVE_MS / 2,
  });

/**
 * An artifact with what is kept back by default, for who has to decide about it. Each look is logged: it is asked for
 * once for each version, which `version` names.
 */
export const useUndisclosed = <Body>(id: string, type: string, version: string) =>
  useQuery({
    queryKey: ['undisclosed', id, type, version],
    queryFn: ({ signal }) =>
      ask<ArtifactAnswer<Body>>(`${eventPath(id)}/artifacts/${type}?include=sensitive`, { signal }),
    staleTime: Infinity,
  });

/** Records with what is kept back by default, asked for once for each `version`: each look is logged. */
export const useUndisclosedRecords = (id: string, version: string) =>
  useQuery({
    queryKey: ['undisclosed', id, 'records', version],
    queryFn: ({ signal }) =>
      askAll<'records', StoredRecord>(`${eventPath(id)}/records`, 'records', signal, {
        include: 'sensitive',
      }),
    staleTime: Infinity,
  });
