import { Link } from 'react-router';
import { Empty } from '../ui/States.tsx';
import { PageTitle } from './PageTitle.tsx';

export function NotFound() {
  return (
    <>
      <PageTitle>Page not found</PageTitle>
      <Empty title="There is nothing at this address.">
        <Link to="/">See all events</Link>
      </Empty>
    </>
  );
}
