import type { AnswerOf } from '../../../api/shapes.ts';
import { roleWords } from '../../../app/role-words.ts';
import { usePeople } from '../../../app/use-people.ts';
import { At } from '../../../ui/At.tsx';
import { days } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

type Version = AnswerOf['Members']['history'][number];
type Change = Version['changes'][number];

/** Who changed whose roles, when. */
export function MemberHistory({ history }: { history: readonly Version[] }) {
  const personOf = usePeople();
  // Of everybody who was ever on the list: a stand-in may have left since.
  const oldestFirst = history.toReversed().flatMap(({ changes }) => changes);
  const names = new Map(oldestFirst.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? personOf(id);
  return (
    <Table
      caption="Changes of the members, newest first"
      rows={history}
      rowKey={({ version }) => String(version)}
      empty="The list was never changed."
      columns={[
        { title: 'Version', number: true, cell: ({ version }) => version },
        {
          title: 'What changed',
          names: true,
          cell: ({ changes }) => (
            <ul className="plain-list">
              {changes.map((change) => (
                <li key={change.id}>{changeWords(change, nameOf)}</li>
              ))}
            </ul>
          ),
        },
        { title: 'By', cell: ({ by }) => nameOf(by) },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
      ]}
    />
  );
}

function changeWords({ name, before, after }: Change, nameOf: (id: string) => string): string {
  if (!after) return `${name} left (was ${before?.roles.map(roleWords).join(', ')})`;
  if (!before) return `${name} joined as ${standingWords(after, nameOf)}`;
  const [was, is] = [standingWords(before, nameOf), standingWords(after, nameOf)];
  return was === is ? `${name}: renamed` : `${name}: ${was} → ${is}`;
}

function standingWords(
  { roles, substitutes, absences = [] }: NonNullable<Change['after']>,
  nameOf: (id: string) => string,
): string {
  return [
    roles.map(roleWords).join(', '),
    ...(substitutes.length > 0 ? [`stand-in ${substitutes.map(nameOf).join(', ')}`] : []),
    ...absences.map(({ from, to }) => `away ${days(from, to)}`),
  ].join('; ');
}
