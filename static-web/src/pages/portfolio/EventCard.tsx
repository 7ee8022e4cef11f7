import { Link } from 'react-router';
import type { ListedEvent } from '../../api/shapes.ts';
import { awaitsItsDay } from '../../app/awaits-its-day.ts';
import { Progress } from '../../app/Progress.tsx';
import { RehearsalBadge, StatusBadge } from '../../app/RunBadges.tsx';
import { Badge } from '../../ui/Badge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { Facts } from '../../ui/Facts.tsx';
import { day, money, when } from '../../ui/figures.ts';
import { logged, readable } from '../../ui/sentences.ts';
import styles from './Portfolio.module.css';

const SHOWN = 2;

/** One event at a glance: where it stands, how it is, what it waits for, money, and what comes next. */
export function EventCard({ event }: { event: ListedEvent }) {
  const { summary, waitingFor } = event;
  const more = waitingFor.length - SHOWN;
  return (
    <li className={`${styles['card']} ${event.execution === 'simulated' ? styles['rehearsal'] : ''}`}>
      <div className="row split">
        <h3 className={styles['title']}>
          <Link to={`/events/${event.id}`}>{event.title}</Link>
        </h3>
        <span className="row">
          <RehearsalBadge event={event} />
          <StatusBadge event={event} />
        </span>
      </div>
      {summary && <p className="muted small">{subtitle(summary)}</p>}
      <Progress state={event.state} status={event.status} />
      {/* Before its day nobody has to record how it ended. */}
      {waitingFor.length > 0 && !awaitsItsDay(event) && (
        <ul className={styles['waiting']}>
          {waitingFor.slice(0, SHOWN).map(({ kind, what, who, id }) => (
            <li key={`${kind} ${id ?? what}`}>
              {logged(what)} <span className="muted">({who})</span>
            </li>
          ))}
          {more > 0 && <li className="muted">and {more} more</li>}
        </ul>
      )}
      {summary && <Facts of={figures(summary)} />}
      {event.status === 'draft' && <p className="muted small">The brief is there; start its planning.</p>}
    </li>
  );
}

const looks: Record<Summary['health']['standing'], { word: string; tone: Tone }> = {
  unknown: { word: 'Not known', tone: 'neutral' },
  'on-track': { word: 'On track', tone: 'good' },
  'at-risk': { word: 'At risk', tone: 'warn' },
  waiting: { word: 'Waiting', tone: 'warn' },
  late: { word: 'Late', tone: 'bad' },
  stuck: { word: 'Stuck', tone: 'bad' },
  over: { word: 'Over', tone: 'neutral' },
};
const bases: Record<NonNullable<Summary['money']>['basis'], string> = {
  plan: 'plan',
  budget: 'budget in the brief',
  actual: 'actual cost',
};

function Health({ health: { standing, reason } }: Pick<Summary, 'health'>) {
  const { word, tone } = looks[standing];
  return (
    <>
      <Badge tone={tone}>{word}</Badge> <span className="small">{readable(reason)}</span>
    </>
  );
}

type Summary = NonNullable<ListedEvent['summary']>;

function subtitle({ place, dates, audience }: Summary): string {
  return [place, dates && when(dates), audience && `${audience} people`].filter(Boolean).join(' · ');
}

function figures({ money: amount, health, next }: Summary) {
  return [
    ['Health', <Health key="health" health={health} />],
    [
      'Money',
      amount ? `${money(amount.amountMinor, amount.currency)} (${bases[amount.basis]})` : 'not known yet',
    ],
    // What is over has nothing before it.
    ...(health.standing === 'over'
      ? []
      : [['Next', next ? `${next.title}, ${day(next.date)}` : 'nothing dated'] as const]),
  ] as const;
}
