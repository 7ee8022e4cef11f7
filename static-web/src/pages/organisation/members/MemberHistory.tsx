import type { AnswerOf } from '../../../api/shapes.ts';
import { roleWords } from '../../../app/role-words.ts';
import { At } from '../../../ui/At.tsx';
import { days } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

type Version = AnswerOf['Members']['history'][number];
type Change = Version['changes'][number];

/** Who changed whose roles, when. */
export function MemberHistory({ history }: { history: readonly Version[] }) {
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
                <li key={change.id}>{changeWords(change)}</li>
              ))}
            </ul>
          ),
        },
        { title: 'By', cell: ({ by }) => by },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
      ]}
    />
  );
}

function changeWords({ name, before, after }: Change): string {
  if (!after) return `${name} left (was ${before?.roles.map(roleWords).join(', ')})`;
  if (!before) return `${name} joined as ${standingWords(after)}`;
  const [was, is] = [standingWords(before), standingWords(after)];
  return was === is ? `${name}: renamed` : `${name}: ${was} → ${is}`;
}

function standingWords({ roles, substitutes, absences = [] }: NonNullable<Change['after']>): string {
  return [
    roles.map(roleWords).join(', '),
    ...(substitutes.length > 0 ? [`stand-in ${substitutes.join(', ')}`] : []),
    ...absences.map(({ from, to }) => `away ${days(from, to)}`),
  ].join('; ');
}
