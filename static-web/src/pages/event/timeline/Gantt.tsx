import { scaleUtc, type ScaleTime } from 'd3-scale';
import { useState } from 'react';
import type { PlannedTask } from '../../../../../shared/artifacts/task-register.ts';
import type { TimelineBody } from '../../../../../shared/artifacts/timeline.ts';
import { day } from '../../../ui/figures.ts';
import { ganttRows, labelLines, tickWords, type GanttRow } from './gantt-rows.ts';
import styles from './Gantt.module.css';

const ROW = 22;
/** That a second line of a label needs. */
const LINE = 13;
const TOP = 24;
const LABELS = 300;
const DAYS = 620;
const DAY_MS = 86_400_000;

const at = (text: string) => new Date(`${text.slice(0, 10)}T00:00:00Z`);

interface GanttProps {
  timeline: TimelineBody;
  tasks: readonly PlannedTask[];
}

/** A bar for each task between its days; the critical path stands out in shape and colour. The table is its twin. */
export function Gantt({ timeline, tasks }: GanttProps) {
  const [criticalOnly, setCriticalOnly] = useState(false);
  const rows = ganttRows(timeline, tasks).filter(({ critical }) => critical || !criticalOnly);
  const scale = scaleUtc()
    .domain([at(timeline.planningStart), new Date(at(timeline.end).getTime() + DAY_MS)])
    .range([LABELS, LABELS + DAYS]);
  const heights = rows.map(({ title }) => ROW + (labelLines(title).length - 1) * LINE);
  const top = (index: number) => TOP + heights.slice(0, index).reduce((sum, height) => sum + height, 0);
  const height = top(rows.length);
  return (
    <div className={`stack ${styles['gantt']}`}>
      <label className="row">
        <input
          type="checkbox"
          checked={criticalOnly}
          onChange={(change) => setCriticalOnly(change.target.checked)}
        />
        Critical path only
      </label>
      <div className={styles['scroll']} role="region" aria-label="Gantt chart" tabIndex={0}>
        <svg
          viewBox={`0 0 ${LABELS + DAYS + 10} ${height}`}
          className={styles['chart']}
          role="img"
          aria-label={`Gantt chart of ${rows.length} tasks from ${day(timeline.planningStart)} to ${day(timeline.end)}; the list below says the same.`}
        >
          <Axis scale={scale} height={height} />
          <EventDays
            from={scale(at(timeline.eventStart))}
            to={scale(new Date(at(timeline.eventEnd).getTime() + DAY_MS))}
            height={height}
          />
          {rows.map((row, index) => (
            <Bar
              key={row.id}
              row={row}
              y={top(index)}
              height={heights[index] ?? ROW}
              from={scale(at(row.start))}
              to={scale(new Date(at(row.end).getTime() + DAY_MS))}
            />
          ))}
        </svg>
      </div>
      <p className="small muted">
        Filled with a border: on the critical path. The shaded column: the event itself.
      </p>
    </div>
  );
}

/** Less room than this before the edge does not hold a word. */
const TICK_WORD = 34;

function Axis({ scale, height }: { scale: ScaleTime<number, number>; height: number }) {
  return scale.ticks(8).map((tick) => (
    <g key={tick.toISOString()} className={styles['tick']}>
      <line x1={scale(tick)} x2={scale(tick)} y1={TOP - 6} y2={height} />
      {scale(tick) + TICK_WORD < LABELS + DAYS && (
        <text x={scale(tick) + 3} y={TOP - 10}>
          {tickWords(tick)}
        </text>
      )}
    </g>
  ));
}

function EventDays({ from, to, height }: { from: number; to: number; height: number }) {
  return (
    <rect
      className={styles['event']}
      x={from}
      width={Math.max(2, to - from)}
      y={TOP - 6}
      height={height - TOP + 6}
    />
  );
}

interface BarProps {
  row: GanttRow;
  y: number;
  height: number;
  from: number;
  to: number;
}

function Bar({ row: { title, owner, start, end, critical }, y, height, from, to }: BarProps) {
  return (
    <g>
      <title>{`${title} (${owner}): ${day(start)} to ${day(end)}`}</title>
      <text x={LABELS - 8} y={y + 15} textAnchor="end" className={styles['label']}>
        {labelLines(title).map((line, index) => (
          <tspan key={line} x={LABELS - 8} dy={index === 0 ? 0 : LINE}>
            {line}
          </tspan>
        ))}
      </text>
      <rect
        className={critical ? styles['critical'] : styles['bar']}
        x={from}
        y={y + (height - ROW) / 2 + 5}
        width={Math.max(3, to - from)}
        height={ROW - 9}
        rx={2}
      />
    </g>
  );
}
