import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes, useParams } from 'react-router';
import { useEvent, useFollowing } from '../../api/queries.ts';
import { Fetched } from '../../app/Fetched.tsx';
import { Parts } from '../../app/Parts.tsx';
import { NotFound } from '../../app/NotFound.tsx';
import { EventZone } from '../../ui/At.tsx';
import { Loading } from '../../ui/States.tsx';
import { EventHeader } from './EventHeader.tsx';
import { Overview } from './overview/Overview.tsx';

interface PageOf {
  path: string;
  title: string;
  Page: ComponentType<{ eventId: string }>;
}

/** The parts of an event, each under its own address and loaded when it is opened. */
const pages: readonly PageOf[] = [
  { path: '', title: 'Overview', Page: Overview },
  {
    path: 'timeline',
    title: 'Timeline',
    Page: lazy(async () => ({ default: (await import('./timeline/TimelinePage.tsx')).TimelinePage })),
  },
  {
    path: 'venues',
    title: 'Venues',
    Page: lazy(async () => ({ default: (await import('./venues/VenuesPage.tsx')).VenuesPage })),
  },
  {
    path: 'budget',
    title: 'Budget',
    Page: lazy(async () => ({ default: (await import('./budget/BudgetPage.tsx')).BudgetPage })),
  },
  {
    path: 'contracts',
    title: 'Contracts',
    Page: lazy(async () => ({ default: (await import('./contracts/ContractsPage.tsx')).ContractsPage })),
  },
  {
    path: 'programme',
    title: 'Programme',
    Page: lazy(async () => ({ default: (await import('./programme/ProgrammePage.tsx')).ProgrammePage })),
  },
  {
    path: 'days',
    title: 'On the day',
    Page: lazy(async () => ({ default: (await import('./days/DaysPage.tsx')).DaysPage })),
  },
  {
    path: 'communications',
    title: 'Communications',
    Page: lazy(async () => ({
      default: (await import('./communications/CommunicationsPage.tsx')).CommunicationsPage,
    })),
  },
  {
    path: 'risks',
    title: 'Risks',
    Page: lazy(async () => ({ default: (await import('./risks/RisksPage.tsx')).RisksPage })),
  },
  {
    path: 'incidents',
    title: 'Incidents',
    Page: lazy(async () => ({ default: (await import('./incidents/IncidentsPage.tsx')).IncidentsPage })),
  },
  {
    path: 'log',
    title: 'Decisions',
    Page: lazy(async () => ({ default: (await import('./log/LogPage.tsx')).LogPage })),
  },
  {
    path: 'metrics',
    title: 'Metrics',
    Page: lazy(async () => ({ default: (await import('./metrics/MetricsPage.tsx')).MetricsPage })),
  },
  {
    path: 'report',
    title: 'Records',
    Page: lazy(async () => ({ default: (await import('./report/ReportPage.tsx')).ReportPage })),
  },
  {
    path: 'postmortem',
    title: 'Postmortem',
    Page: lazy(async () => ({ default: (await import('./postmortem/PostmortemPage.tsx')).PostmortemPage })),
  },
];

const address = (eventId: string, path: string) => `/events/${eventId}${path && `/${path}`}`;

/** One event: its name and state above, its parts below. */
export function Workspace() {
  const { eventId = '' } = useParams();
  const event = useEvent(eventId);
  useFollowing(event.data);
  return (
    <Fetched query={event} what="this event">
      {(data) => (
        <EventZone value={data.summary?.timeZone ?? null}>
          <EventHeader event={data} />
          <Parts
            label="Parts of the event"
            of={pages.map(({ path, title }) => ({ title, to: address(eventId, path) }))}
          />
          <Suspense fallback={<Loading what="this part" />}>
            <Routes>
              {pages.map(({ path, Page }) => (
                <Route key={path} path={path} element={<Page eventId={eventId} />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </EventZone>
      )}
    </Fetched>
  );
}
