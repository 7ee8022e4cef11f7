import type { ScheduleBody, Session } from '../../../../../shared/artifacts/schedule.ts';
import { clock } from '../../../ui/figures.ts';
import styles from './Programme.module.css';

const STEP_MINUTES = 5;
const STEP_HEIGHT_REM = 0.55;
/** Narrower columns hold no title. */
const ROOM_WIDTH_REM = 9.25;
/** Below the names of the rooms. */
const FIRST_ROW = 6;

/** Minutes between two local times as they stand on a clock; a night over which it is set is not looked for. */
const minutesBetween = (from: string, to: string) =>
  (Date.parse(`${to.slice(0, 16)}Z`) - Date.parse(`${from.slice(0, 16)}Z`)) / 60_000;

interface GridProps {
  rooms: ScheduleBody['rooms'];
  sessions: readonly Session[];
}

/** Rooms as columns, five minutes as a row. What lasts all day in a room of its own stays in its column. */
export function ProgrammeGrid({ rooms, sessions }: GridProps) {
  const used = rooms.filter(({ id }) => sessions.some(({ roomId }) => roomId === id));
  const first = sessions.map(({ start }) => start).toSorted()[0] ?? '';
  const rowOf = (text: string) => Math.round(minutesBetween(first, text) / STEP_MINUTES) + FIRST_ROW;
  return (
    <div className={styles['scroll']} role="region" aria-label="Programme by room" tabIndex={0}>
      <div
        className={styles['grid']}
        style={{
          gridTemplateColumns: `repeat(${used.length}, minmax(0, 1fr))`,
          minInlineSize: `${used.length * ROOM_WIDTH_REM}rem`,
          gridAutoRows: `minmax(${STEP_HEIGHT_REM}rem, auto)`,
        }}
      >
        {used.map(({ id, name, capacity }, column) => (
          <div key={id} className={styles['room']} style={{ gridColumn: column + 1, gridRow: '1 / 5' }}>
            {name} <span className="muted small">{capacity} places</span>
          </div>
        ))}
        {sessions.map((session) => (
          <article
            key={session.id}
            className={`${styles['session']} ${session.plenary ? styles['plenary'] : ''}`}
            style={{
              gridColumn: used.findIndex(({ id }) => id === session.roomId) + 1,
              gridRow: `${rowOf(session.start)} / ${Math.max(rowOf(session.end), rowOf(session.start) + 1)}`,
            }}
          >
            <span className="small muted">
              {clock(session.start)}–{clock(session.end)}
            </span>{' '}
            {session.title}
          </article>
        ))}
      </div>
    </div>
  );
}
