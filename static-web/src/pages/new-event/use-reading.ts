import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readBrief } from '../../api/changes.ts';
import type { AnswerOf } from '../../api/shapes.ts';

const PAUSE_MS = 400;

export type Reading = UseQueryResult<AnswerOf['BriefReading']>;

/** What is understood of the brief so far, asked for whenever the writer pauses. Nothing is stored. */
export function useReading(brief: Record<string, unknown>): Reading {
  const settled = useSettled(JSON.stringify(brief));
  const asked = JSON.parse(settled) as Record<string, unknown>; // written by us above
  return useQuery({
    queryKey: ['reading', settled],
    queryFn: ({ signal }) => readBrief(asked, signal),
    enabled: 'text' in asked || 'title' in asked,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
