import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { ApiProblem } from '../api/client.ts';
import { useMe, useOpenApprovals } from '../api/queries.ts';
import { Failure, Loading } from '../ui/States.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { counted } from '../ui/figures.ts';
import { waitingFor } from './approvals-of.ts';
import { roleWords } from './role-words.ts';
import styles from './Shell.module.css';

/** What stands around every page: the way to the others, who is signed in, and the page itself. */
export function Shell() {
  const me = useMe();
  return (
    <>
      <a className={styles['skip']} href="#main">
        Skip to the page
      </a>
      <header className={styles['bar']}>
        <NavLink to="/" className={styles['brand']} aria-label="EODS, all events">
          EODS
        </NavLink>
        {me.data && <Menu name={me.data.name} roles={me.data.roles} />}
      </header>
      <main id="main" className={styles['main']}>
        <Page />
      </main>
    </>
  );
}

interface PersonProps {
  name: string;
  roles: readonly string[];
}

/** Beside each other where there is room; on a phone behind one button, which says how much waits. */
function Menu(person: PersonProps) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const me = useMe().data;
  const pending = waitingFor(useOpenApprovals().data?.approvals ?? [], me?.id).open.length;
  useEffect(() => setOpen(false), [pathname]);
  const button = useRef<HTMLButtonElement>(null);
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles['around']} onKeyDown={closeByKey}>
      <button
        ref={button}
        type="button"
        className={styles['menu']}
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        Menu{!open && <Count of={pending} />}
      </button>
      <div id="menu" className={`${styles['inside']} ${open ? styles['open'] : ''}`}>
        <Navigation pending={pending} />
        <Person {...person} />
      </div>
    </div>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  const words = `${counted(of, 'approval')} to decide`;
  return (
    <>
      <span className={styles['count']} title={words} aria-hidden="true">
        {of}
      </span>
      <span className="visually-hidden">, {words}</span>
    </>
  );
}

function Navigation({ pending }: { pending: number }) {
  const me = useMe().data;
  return (
    <nav aria-label="Main" className={styles['nav']}>
      <NavLink to="/" end>
        Events
      </NavLink>
      <NavLink to="/approvals">
        Approvals
        <Count of={pending} />
      </NavLink>
      <NavLink to="/reports">Reports</NavLink>
      {me?.actions['event.create']?.allowed && <NavLink to="/new">New event</NavLink>}
      {me?.actions['organisation.read']?.allowed && <NavLink to="/organisation">Organisation</NavLink>}
    </nav>
  );
}

function Person({ name, roles }: PersonProps) {
  return (
    <p className={styles['person']}>
      <span>
        {name} <span className="muted small">{roles.map(roleWords).join(', ')}</span>
      </span>
      <a href="/.auth/logout?post_logout_redirect_uri=/">Sign out</a>
    </p>
  );
}

function Page() {
  const me = useMe();
  if (me.data) return <Outlet />;
  if (me.isPending) return <Loading what="your account" />;
  const problem = me.error;
  if (problem instanceof ApiProblem && problem.status === 401) return <SignIn />;
  const isStranger = problem instanceof ApiProblem && problem.status === 403;
  return (
    <Failure
      title={isStranger ? 'You are signed in, but not a member here' : 'EODS does not answer'}
      detail={problem.message}
    >
      {isStranger && <a href="/.auth/logout?post_logout_redirect_uri=/">Sign in as somebody else</a>}
    </Failure>
  );
}

function SignIn() {
  const { pathname, search } = useLocation();
  const back = encodeURIComponent(`${pathname}${search}`);
  return (
    <div className={styles['signIn']}>
      <h1>Plan and run your events</h1>
      <p>Sign in to see the events of your organisation, what waits for you, and every plan.</p>
      <a className={buttonClass()} href={`/.auth/login/aad?post_login_redirect_uri=${back}`}>
        Sign in
      </a>
    </div>
  );
}
