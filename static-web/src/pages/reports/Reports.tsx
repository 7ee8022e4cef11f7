import { Link } from 'react-router';
import { useReports } from '../../api/queries.ts';
import type { ReportEntry } from '../../api/shapes.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { At } from '../../ui/At.tsx';
import { period } from '../../ui/figures.ts';
import { Empty } from '../../ui/States.tsx';
import { Table } from '../../ui/Table.tsx';

/** What past events say together, period by period. */
export function Reports() {
  const reports = useReports();
  return (
    <>
      <PageTitle>Reports</PageTitle>
      <Fetched query={reports} what="the reports">
        {(data) => <List reports={data.reports} />}
      </Fetched>
    </>
  );
}

function List({ reports }: { reports: readonly ReportEntry[] }) {
  if (reports.length === 0)
    return (
      <Empty title="No report yet.">
        <p className="muted">
          The first one is written after the end of the period in which the first postmortem was accepted.
        </p>
      </Empty>
    );
  return (
    <Table
      caption="Reports, newest first"
      rows={reports}
      rowKey={({ id }) => id}
      empty="No report yet."
      columns={[
        {
          title: 'Period',
          names: true,
          cell: ({ id, from, to }) => <Link to={`/reports/${id}`}>{period(from, to)}</Link>,
        },
        { title: 'Events', number: true, cell: ({ events }) => (events === 0 ? 'none' : events) },
        { title: 'Written', cell: ({ writtenAt }) => <At instant={writtenAt} /> },
      ]}
    />
  );
}
