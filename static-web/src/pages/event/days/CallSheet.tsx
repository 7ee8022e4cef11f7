import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';
import { clock, day } from '../../../ui/figures.ts';
import { Table } from '../../../ui/Table.tsx';

interface CallSheetProps {
  calls: RunbookBody['callSheet'];
  /** Said where the plan calls nobody at all. */
  whyNone: string | undefined;
}

export function CallSheet({ calls, whyNone }: CallSheetProps) {
  return (
    <Table
      caption="Teams of the day by the time of their call"
      rows={calls.toSorted((a, b) => a.callAt.localeCompare(b.callAt))}
      rowKey={({ role, callAt }) => `${role} ${callAt}`}
      empty={whyNone ?? 'Nobody is called on this day.'}
      columns={[
        { title: 'Call', leads: true, cell: ({ callAt }) => clock(callAt) },
        { title: 'Release', cell: ({ callAt, releaseAt }) => releaseWords(callAt, releaseAt) },
        { title: 'Team', names: true, cell: ({ role }) => role },
        { title: 'People', number: true, cell: ({ people }) => people },
        { title: 'Reports to', cell: ({ reportTo }) => reportTo },
      ]}
    />
  );
}

/** The day is said where it is another one. */
function releaseWords(callAt: string, releaseAt: string): string {
  const isSameDay = callAt.slice(0, 10) === releaseAt.slice(0, 10);
  return isSameDay ? clock(releaseAt) : `${clock(releaseAt)} on ${day(releaseAt)}`;
}
