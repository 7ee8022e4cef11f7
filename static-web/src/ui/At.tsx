import { createContext, use } from 'react';
import { instantWords } from './zones.ts';

/** The time zone of the event that is looked at; null: the reader's own. */
export const EventZone = createContext<string | null>(null);

interface AtProps {
  /** ISO UTC text. */
  instant: string;
  /** Of an event, where the page is not about one. */
  zone?: string | null | undefined;
}

/** When something happens, by the clocks of the event; the instant itself, in UTC, stands in the tooltip. */
export function At({ instant, zone }: AtProps) {
  const around = use(EventZone);
  return (
    <time dateTime={instant} title={instant}>
      {instantWords(instant, zone ?? around)}
    </time>
  );
}
