import { useState } from 'react';
import { useMembers } from '../../../api/organisation.ts';
import { useMe } from '../../../api/queries.ts';
import type { AnswerOf } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { roleWords } from '../../../app/role-words.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { days } from '../../../ui/figures.ts';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { MemberHistory } from './MemberHistory.tsx';
import { nobody, type Member } from './member-list.ts';

/** Who belongs to the organisation, what they may do, who stands in for them and when. */
export function MembersPage() {
  const members = useMembers();
  return (
    <Fetched query={members} what="the members">
      {({ value, tag }) => (
        <>
          <Members view={value} tag={tag} />
          <Section title="History">
            <MemberHistory history={value.history} />
          </Section>
        </>
      )}
    </Fetched>
  );
}

function Members({ view, tag }: { view: AnswerOf['Members']; tag: string }) {
  const [edited, setEdited] = useState<Member>();
  const me = useMe().data;
  const may = me?.actions['member.change']?.allowed ?? false;
  const { members } = view;
  // Somebody has to be able to change the list again: whoever begins it stands in it first.
  const first =
    members.length === 0 && me
      ? { ...nobody, id: me.id, name: me.name, roles: ['administrator' as const] }
      : nobody; // a role of the product
  return (
    <Section title={`Members (${members.length})`}>
      <MemberTable members={members} onEdit={may ? setEdited : undefined} />
      {may && (
        <Button onPress={() => setEdited(first)}>
          {members.length === 0 ? 'Begin with yourself' : 'Add a member'}
        </Button>
      )}
      {edited && <MemberDialog view={view} tag={tag} member={edited} onClose={() => setEdited(undefined)} />}
    </Section>
  );
}

interface MemberTableProps {
  members: readonly Member[];
  onEdit: ((member: Member) => void) | undefined;
}

function MemberTable({ members, onEdit }: MemberTableProps) {
  const nameOf = (wanted: string) => members.find(({ id }) => id === wanted)?.name ?? wanted;
  return (
    <Table
      caption="Members"
      rows={members}
      rowKey={({ id }) => id}
      empty="Nobody is listed. Whoever signs in has the roles that their sign-in gives them."
      columns={[
        {
          title: 'Name',
          names: true,
          cell: ({ id, name }) => (
            <>
              {name} <span className="muted small">{id}</span>
            </>
          ),
        },
        {
          title: 'Roles',
          cell: ({ roles }) => (
            <span className="row">
              {roles.map((role) => (
                <Badge key={role}>{roleWords(role)}</Badge>
              ))}
            </span>
          ),
        },
        { title: 'Stand in', cell: ({ substitutes }) => substitutes.map(nameOf).join(', ') || '–' },
        {
          title: 'Away',
          cell: ({ absences }) => absences.map(({ from, to }) => days(from, to)).join('; ') || '–',
        },
        ...(onEdit
          ? [
              {
                title: 'Change',
                cell: (member: Member) => (
                  <Button look="quiet" onPress={() => onEdit(member)}>
                    Change <span className="visually-hidden">{member.name}</span>
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
