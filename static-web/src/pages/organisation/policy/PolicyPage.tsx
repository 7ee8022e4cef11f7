import { useState } from 'react';
import { usePolicy } from '../../../api/organisation.ts';
import { useMe } from '../../../api/queries.ts';
import type { AnswerOf } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { usePeople } from '../../../app/use-people.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { At } from '../../../ui/At.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Table } from '../../../ui/Table.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { PolicyView } from './PolicyView.tsx';

/** How the organisation decides: read by everybody inside, changed by administrators. */
export function PolicyPage() {
  const policy = usePolicy();
  return (
    <Fetched query={policy} what="the policy">
      {({ value, tag }) => (
        <>
          <Now view={value} tag={tag} />
          <Section title="History">
            <History history={value.history} />
          </Section>
        </>
      )}
    </Fetched>
  );
}

function Now({ view, tag }: { view: AnswerOf['Policy']; tag: string }) {
  const [editing, setEditing] = useState(false);
  const may = useMe().data?.actions['policy.change']?.allowed ?? false;
  return (
    <Section
      title="Who decides what"
      aside={
        view.version === 0 ? (
          <Badge>the product’s own policy</Badge>
        ) : (
          <Badge tone="accent">version {view.version}</Badge>
        )
      }
    >
      {editing ? (
        <PolicyForm view={view} tag={tag} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className="small muted">{view.source}</p>
          <PolicyView policy={view.policy} />
          {may && (
            <Button look="quiet" onPress={() => setEditing(true)}>
              Change the policy
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function History({ history }: Pick<AnswerOf['Policy'], 'history'>) {
  const nameOf = usePeople();
  return (
    <Table
      caption="Changes of the policy, newest first"
      rows={history}
      rowKey={({ version }) => String(version)}
      empty="The policy was never changed."
      columns={[
        { title: 'Version', number: true, cell: ({ version }) => version },
        { title: 'Why', names: true, cell: ({ reason }) => reason },
        { title: 'By', cell: ({ by }) => nameOf(by) },
        { title: 'At', cell: ({ at }) => <At instant={at} /> },
        {
          title: 'What held then',
          cell: ({ policy }) => (
            <details>
              <summary>Show</summary>
              <PolicyView policy={policy} />
            </details>
          ),
        },
      ]}
    />
  );
}
