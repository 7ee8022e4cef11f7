import { Link } from 'react-router';
import type { Report } from '../../api/shapes.ts';
import { day, money } from '../../ui/figures.ts';
import { Table } from '../../ui/Table.tsx';

interface ReportProps {
  report: Report;
}

const percentOrNone = (value: number | null) => (value === null ? 'no data' : `${value} %`);

export function EventTable({ report }: ReportProps) {
  return (
    <Table
      caption="Events of the period"
      rows={report.eventList}
      rowKey={({ eventId }) => eventId}
      empty="All of them were erased since."
      columns={[
        {
          title: 'Event',
          names: true,
          cell: ({ eventId, title }) => <Link to={`/events/${eventId}/postmortem`}>{title}</Link>,
        },
        { title: 'Outcome', cell: ({ outcome }) => outcome.replace('-', ' ') },
        { title: 'Ended', cell: ({ endedOn }) => day(endedOn) },
        {
          title: 'Planned',
          number: true,
          cell: ({ plannedMinor, currency }) => money(plannedMinor, currency),
        },
        {
          title: 'Spent',
          number: true,
          cell: ({ actualMinor, currency }) =>
            actualMinor === null ? 'not reported' : money(actualMinor, currency),
        },
        { title: 'Came', number: true, cell: ({ attendance }) => attendance?.checkedIn ?? 'not reported' },
      ]}
    />
  );
}

const units = { percent: ' %', minutes: ' min', points: ' points', count: '', 'minor-units': '' } as const;

export function MetricTable({ report }: ReportProps) {
  return (
    <Table
      caption="In how many events a metric kept its target"
      rows={report.metrics}
      rowKey={({ name }) => name}
      empty="Nothing was measured."
      columns={[
        { title: 'Metric', names: true, cell: ({ title }) => title },
        { title: 'Kept', number: true, cell: ({ met }) => met },
        { title: 'Missed', number: true, cell: ({ missed }) => missed },
        { title: 'Not measured', number: true, cell: ({ notMeasured }) => notMeasured },
        { title: 'Without target', number: true, cell: ({ withoutTarget }) => withoutTarget },
        {
          title: 'Median',
          number: true,
          cell: ({ median, unit }) => (median === null ? '–' : `${median}${units[unit]}`),
        },
      ]}
    />
  );
}

export function MoneyTable({ report }: ReportProps) {
  return (
    <Table
      caption="Planned and actual costs by currency"
      rows={report.money}
      rowKey={({ currency }) => currency}
      empty="No event is left."
      columns={[
        { title: 'Currency', names: true, cell: ({ currency }) => currency },
        { title: 'Events', number: true, cell: ({ events }) => events },
        {
          title: 'Planned',
          number: true,
          cell: ({ plannedMinor, currency }) => money(plannedMinor, currency),
        },
        { title: 'Spent', number: true, cell: ({ actualMinor, currency }) => money(actualMinor, currency) },
        { title: 'Variance', number: true, cell: ({ variancePercent }) => percentOrNone(variancePercent) },
        { title: 'Costs not reported', number: true, cell: ({ withoutActuals }) => withoutActuals },
      ]}
    />
  );
}

export function SavingsTable({ report }: ReportProps) {
  return (
    <Table
      caption="Savings by currency"
      rows={report.savings}
      rowKey={({ currency }) => currency}
      empty="No event is left."
      columns={[
        { title: 'Currency', names: true, cell: ({ currency }) => currency },
        { title: 'Listed', number: true, cell: ({ listedMinor, currency }) => money(listedMinor, currency) },
        {
          title: 'Of the first baselines',
          number: true,
          cell: ({ listedPercent }) => percentOrNone(listedPercent),
        },
        {
          title: 'Target',
          cell: ({ targetPercent, status }) => `at least ${targetPercent} %: ${status.replace('-', ' ')}`,
        },
        {
          title: 'Applied',
          number: true,
          cell: ({ appliedMinor, currency }) => money(appliedMinor, currency),
        },
      ]}
    />
  );
}
