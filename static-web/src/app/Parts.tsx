import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import styles from './Parts.module.css';

interface PartsProps {
  label: string;
  /** The first one is the address that the others lie below. */
  of: readonly { title: string; to: string }[];
}

/** The way between the parts of a page. Where they do not fit beside each other, the open one is brought into sight. */
export function Parts({ label, of }: PartsProps) {
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const open = list.current?.querySelector('[aria-current="page"]');
    open?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={list} aria-label={label} className={styles['parts']}>
      {of.map(({ title, to }, index) => (
        <NavLink key={to} to={to} end={index === 0}>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
