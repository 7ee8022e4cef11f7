import { useState } from 'react';
import { useActivity } from '../../../api/queries.ts';
import type { EventView } from '../../../api/shapes.ts';
import { Fetched } from '../../../app/Fetched.tsx';
import { useTitles } from '../../../app/use-titles.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { At } from '../../../ui/At.tsx';
import { Section } from '../../../ui/Section.tsx';
import { logged } from '../../../ui/sentences.ts';
import styles from './Overview.module.css';

/** Somebody looked at what is kept back by default: kept for whoever audits, and nothing of the event has moved. */
const LOOK = 'sensitive.read';

/** What has just happened; the history before it is asked for. */
const NEWEST = 12;

/** What happens, newest first; it goes on by itself. */
export function ActivityFeed({ event }: { event: EventView }) {
  const activity = useActivity(event.id);
  const titleOf = useTitles();
  const [whole, setWhole] = useState(false);
  return (
    <Section title="Activity" aside={event.status === 'running' && <Badge tone="accent">live</Badge>}>
      <Fetched query={activity} what="the activity">
        {({ activity: all }) => {
          const lines = all.filter(({ kind }) => kind !== LOOK).toReversed();
          const shown = whole ? lines : lines.slice(0, NEWEST);
          return lines.length === 0 ? (
            <p className="muted">Nothing has happened yet.</p>
          ) : (
            <div className={styles['feed']} role="log" aria-label="Activity, newest first" tabIndex={0}>
              <ul className="plain-list">
                {shown.map(({ n, at, text, agent }) => (
                  <li key={n}>
                    {logged(text.replaceAll(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g, titleOf))}
                    <p className="small muted">
                      {agent && `${titleOf(agent)} · `}
                      <At instant={at} />
                    </p>
                  </li>
                ))}
              </ul>
              {shown.length < lines.length && (
                <Button look="quiet" onPress={() => setWhole(true)}>
                  Show all {lines.length}
                </Button>
              )}
            </div>
          );
        }}
      </Fetched>
    </Section>
  );
}
