import { tieBreak } from '../../../shared/contracts/tie-break.ts';
import { useCatalog } from '../api/queries.ts';

/** Whoever works that is neither a person nor an agent. */
const others: Readonly<Record<string, string>> = {
  system: 'EODS',
  simulator: 'Rehearsal',
  [tieBreak]: 'Rule of precedence',
};

/** What artifacts and agents are called for people; every other name, as of a person, stays. */
export function useTitles(): (name: string) => string {
  const { artifacts = [], agents = [] } = useCatalog().data ?? {};
  const titles = new Map([
    ...Object.entries(others),
    ...artifacts.map(({ type, title }) => [type, title] as const),
    ...agents.map(({ name, title }) => [name, title] as const),
  ]);
  return (name) => titles.get(name) ?? name;
}
