import { lazy, Suspense } from 'react';
import { Route, Routes as Map } from 'react-router';
import { Portfolio } from '../pages/portfolio/Portfolio.tsx';
import { Loading } from '../ui/States.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';

const NewEvent = lazy(() =>
  import('../pages/new-event/NewEvent.tsx').then((page) => ({ default: page.NewEvent })),
);
const Approvals = lazy(() =>
  import('../pages/approvals/Approvals.tsx').then((page) => ({ default: page.Approvals })),
);
const Reports = lazy(() =>
  import('../pages/reports/Reports.tsx').then((page) => ({ default: page.Reports })),
);
const ReportPage = lazy(() =>
  import('../pages/reports/ReportPage.tsx').then((page) => ({ default: page.ReportPage })),
);
const Organisation = lazy(() =>
  import('../pages/organisation/Organisation.tsx').then((page) => ({ default: page.Organisation })),
);
const Workspace = lazy(() =>
  import('../pages/event/Workspace.tsx').then((page) => ({ default: page.Workspace })),
);

/** The map of the product: each line is an address that can be kept and shared. */
export function Routes() {
  return (
    <Suspense fallback={<Loading what="the page" />}>
      <Map>
        <Route element={<Shell />}>
          <Route index element={<Portfolio />} />
          <Route path="new" element={<NewEvent />} />
          <Route path="approvals" element={<Approvals />} />
          <Route path="reports" element={<Reports />} />
          <Route path="reports/:reportId" element={<ReportPage />} />
          <Route path="organisation/*" element={<Organisation />} />
          <Route path="events/:eventId/*" element={<Workspace />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Map>
    </Suspense>
  );
}
