import { NavLink } from 'react-router';
import styles from './Parts.module.css';

interface PartsProps {
  label: string;
  /** The first one is the address that the others lie below. */
  of: readonly { title: string; to: string }[];
}

/** The way between the parts of a page. */
export function Parts({ label, of }: PartsProps) {
  return (
    <nav aria-label={label} className={styles['parts']}>
      {of.map(({ title, to }, index) => (
        <NavLink key={to} to={to} end={index === 0}>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
