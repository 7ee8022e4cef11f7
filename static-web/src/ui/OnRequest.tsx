import { useState, type ReactNode } from 'react';

interface OnRequestProps {
  summary: string;
  /** Made only when it is opened: whoever looks at what is kept back by default leaves a trace. */
  children: () => ReactNode;
}

/** What is shown, and asked for, only when somebody opens it. */
export function OnRequest({ summary, children }: OnRequestProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  );
}
