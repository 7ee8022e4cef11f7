import { useApprovals, useMe } from '../api/queries.ts';
import { useTitles } from './use-titles.ts';

/** What whoever did something is called: a person by the name that they signed or are signed in with, else as `useTitles` says. */
export function usePeople(): (by: string) => string {
  const titleOf = useTitles();
  const me = useMe().data;
  const signatures = useApprovals().data?.approvals.flatMap(({ approvedBy = [] }) => approvedBy) ?? [];
  const names = new Map(signatures.map(({ by, name }) => [by, name]));
  if (me) names.set(me.id, me.name);
  return (by) => names.get(by) ?? named(titleOf(by));
}

/** The id of a person of one machine is their name in lower case. */
const named = (by: string): string =>
  /^[a-z]+$/.test(by) ? `${by.charAt(0).toUpperCase()}${by.slice(1)}` : by;
