import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

/** The heading of the page. After a change of page it takes the focus, so that screen readers read on from it. */
export function PageTitle({ children, aside }: { children: string; aside?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    document.title = `${children} · EODS`;
  }, [children]);
  useEffect(() => {
    if (!first.current || window.history.state?.idx > 0) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return (
    <div className="row split">
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {aside}
    </div>
  );
}

/** Where the keyboard and a screen reader go on when what they were at has left the page. */
export const focusTitle = (): void => document.querySelector('h1')?.focus({ preventScroll: true });
