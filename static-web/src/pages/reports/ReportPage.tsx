import { Link, useParams } from 'react-router';
import { useReport } from '../../api/queries.ts';
import type { Report } from '../../api/shapes.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { At } from '../../ui/At.tsx';
import { days, period } from '../../ui/figures.ts';
import { Section } from '../../ui/Section.tsx';
import { Empty, Notice } from '../../ui/States.tsx';
import { Findings } from './Findings.tsx';
import { EventTable, MetricTable, MoneyTable, SavingsTable } from './FigureTables.tsx';

export function ReportPage() {
  const { reportId = '' } = useParams();
  const report = useReport(reportId);
  return (
    <>
      <PageTitle
        aside={
          report.data && (
            <a href={`/api/reports/${encodeURIComponent(reportId)}?format=md`} download>
              Download (Markdown)
            </a>
          )
        }
      >
        {report.data ? `Report on ${period(report.data.from, report.data.to)}` : 'Report'}
      </PageTitle>
      <Fetched query={report} what="the report">
        {(data) => <Parts report={data} />}
      </Fetched>
    </>
  );
}

function Parts({ report }: { report: Report }) {
  const { events, erased, from, to, writtenAt } = report;
  if (events === 0)
    return (
      <Empty title="No postmortem was accepted in this period.">
        <Link to="/reports">See the other reports</Link>
      </Empty>
    );
  return (
    <>
      <p className="muted">
        {`On the ${events === 1 ? 'event' : `${events} events`} whose postmortem was accepted ${days(from, to)}; written `}
        <At instant={writtenAt} />.
      </p>
      {erased > 0 && (
        <Notice tone="warn">
          {`${erased} of ${events} events erased since: they are in no figure here.`}
        </Notice>
      )}
      <Section title="Events">
        <EventTable report={report} />
      </Section>
      <Section title="Targets">
        <MetricTable report={report} />
      </Section>
      <Section title="Money">
        <MoneyTable report={report} />
      </Section>
      <Section title="People">
        <People report={report} />
      </Section>
      <Section title="Savings">
        <SavingsTable report={report} />
      </Section>
      <Findings report={report} />
    </>
  );
}

const percentOrNone = (value: number | null) => (value === null ? 'no data' : `${value} %`);

function People({ report: { attendance, satisfaction } }: { report: Report }) {
  const reported = (events: number, not: number) =>
    `${events} of ${events + not === 1 ? '1 event' : `${events + not} events`}`;
  return (
    <Facts
      of={[
        [
          'Came on site',
          attendance.events > 0 ? `${attendance.checkedIn} of ${attendance.wanted} wanted` : 'no data',
        ],
        ['Of those wanted', percentOrNone(attendance.ofWantedPercent)],
        ['Of those registered', percentOrNone(attendance.ofRegisteredPercent)],
        ['Attendance reported by', reported(attendance.events, attendance.notReported)],
        [
          'Satisfied',
          `${percentOrNone(satisfaction.percent)} (target at least ${satisfaction.targetPercent} %: ${satisfaction.status.replace('-', ' ')})`,
        ],
        ['Surveys reported by', reported(satisfaction.events, satisfaction.notReported)],
      ]}
    />
  );
}
