import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { useMe } from '../../api/queries.ts';
import { NotFound } from '../../app/NotFound.tsx';
import { PageTitle } from '../../app/PageTitle.tsx';
import { Parts } from '../../app/Parts.tsx';
import { Loading } from '../../ui/States.tsx';

interface PartOf {
  path: string;
  title: string;
  /** Row of the permission table that opens it. */
  action: string;
  Page: ComponentType;
}

const parts: readonly PartOf[] = [
  {
    path: '',
    title: 'Who decides',
    action: 'organisation.read',
    Page: lazy(async () => ({ default: (await import('./policy/PolicyPage.tsx')).PolicyPage })),
  },
  {
    path: 'members',
    title: 'Members',
    action: 'member.read',
    Page: lazy(async () => ({ default: (await import('./members/MembersPage.tsx')).MembersPage })),
  },
  {
    path: 'dead-letters',
    title: 'Work that failed',
    action: 'dead-letter.handle',
    Page: lazy(async () => ({
      default: (await import('./dead-letters/DeadLettersPage.tsx')).DeadLettersPage,
    })),
  },
];

/** What holds for every event of the organisation, as far as the signed-in person may see it. */
export function Organisation() {
  const actions = useMe().data?.actions ?? {};
  const own = parts.filter(({ action }) => actions[action]?.allowed);
  return (
    <>
      <PageTitle>Organisation</PageTitle>
      <Parts
        label="Parts of the organisation"
        of={own.map(({ path, title }) => ({ title, to: `/organisation${path && `/${path}`}` }))}
      />
      <Suspense fallback={<Loading what="this part" />}>
        <Routes>
          {own.map(({ path, Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </>
  );
}
