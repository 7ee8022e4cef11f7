import type { ReactNode } from 'react';
import styles from './Table.module.css';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  number?: boolean;
  /** The cell that names the row, for screen readers. */
  names?: boolean;
  /** Of a name that says nothing without the title of its column, as a date does. */
  titled?: boolean;
  /** A time or a date by which the rows are in order: on a phone it stands before the name. */
  leads?: boolean;
}

/** What a cell says that has nothing to say: a card on a phone leaves it out. */
const NOTHING = '–';

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of the table. */
  empty: string;
}

/**
 * A real table. Where it is wider than its place it scrolls by itself, reachable with the keyboard; on a phone each row
 * is a card of its own, its cells behind the titles of their columns. The roles are said, because a browser forgets them
 * where rows are no table rows.
 */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <p className="muted">{empty}</p>;
  return (
    <div className={styles['scroll']} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles['table']} role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" role="columnheader" className={number ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.title} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
}

function Cell<Row>({ column: { title, cell, number, names, titled, leads }, row }: CellProps<Row>) {
  const className = number ? 'number' : undefined;
  const content = cell(row);
  return names ? (
    <th scope="row" role="rowheader" className={className} data-title={titled ? title : undefined}>
      {content}
    </th>
  ) : (
    <td
      role="cell"
      className={className}
      data-title={title}
      data-nothing={content === NOTHING || undefined}
      data-leads={leads || undefined}
    >
      <div>{content}</div>
    </td>
  );
}
