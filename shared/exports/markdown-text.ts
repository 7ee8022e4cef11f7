import { isWithheld, oneLine, withheld } from './outside-text.ts';

/** Text from outside as Markdown and HTML show it literally, on one line; at most `limit` characters of it. */
export function plain(text: string, limit = 2_000): string {
  return (
    oneLine(text, limit)
      .replace(/[\\`*_[\]|~$@]/g, '\\$&')
      // Addresses stay text: a link that looks like the plan's own would be somebody else's.
      .replace(/\b(https?|ftp|mailto|xmpp|www)(?=[:.])/gi, '$1\\')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/^([-+=#:])(?!\d)/, '\\$1')
      .replace(/^(\d+)([.)])(?!\d)/, '$1\\$2')
  );
}

export type Cell = string | number | null | undefined;

/** A pipe table. Cells are escaped here, so callers hand over raw values; nothing to show gives the reason. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  whenEmpty = 'None.',
): string {
  if (rows.length === 0) return plain(whenEmpty);
  const line = (cells: readonly Cell[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A bullet list of raw texts. */
export function bullets(texts: readonly string[], whenEmpty = 'None.'): string {
  return texts.length === 0 ? plain(whenEmpty) : texts.map((text) => `- ${plain(text)}`).join('\n');
}

export function section(title: string, ...blocks: readonly string[]): string {
  return [`## ${plain(title)}`, ...blocks.filter((block) => block !== '')].join('\n\n');
}

function cell(value: Cell): string {
  if (value === null || value === undefined || value === '') return '–';
  return plain(isWithheld(value) ? withheld : String(value));
}

/** A whole file: its blocks with a blank line between them. */
export function page(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
