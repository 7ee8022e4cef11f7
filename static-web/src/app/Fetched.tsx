import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/client.ts';
import { Empty, Failure, Loading, Notice } from '../ui/States.tsx';

interface FetchedProps<T> {
  query: UseQueryResult<T>;
  /** What is fetched, in the middle of a sentence: "the events". */
  what: string;
  children: (data: T) => ReactNode;
}

/** Loading, refused, failed or there: every part of a page that is fetched goes through here. */
export function Fetched<T>({ query, what, children }: FetchedProps<T>) {
  const { data, error, isPending } = query;
  if (data !== undefined) {
    return (
      <>
        {error && <Notice tone="warn">{`These are the last figures; now: ${error.message}`}</Notice>}
        {children(data)}
      </>
    );
  }
  if (isPending) return <Loading what={what} />;
  if (error instanceof ApiProblem && error.status === 403)
    return <Empty title={`Your role does not include ${what}.`}>{error.message}</Empty>;
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Empty title="There is nothing here.">
        <p>{error.message}</p>
        <Link to="/">See all events</Link>
      </Empty>
    );
  const traceId = error instanceof ApiProblem ? error.traceId : undefined;
  return <Failure title={`Could not load ${what}.`} detail={error?.message ?? ''} traceId={traceId} />;
}
