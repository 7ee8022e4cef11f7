import { minorUnitDigits } from '../kernel/money.ts';
import { oneLine } from './outside-text.ts';

/** A cell of a spreadsheet. A formula carries its value, for programs that show files without computing them. */
export type SheetCell =
  | { is: 'text'; text: string; bold?: boolean }
  | { is: 'number'; value: number; format?: string }
  | { is: 'date'; date: string }
  | { is: 'formula'; formula: string; value: number; format?: string; bold?: boolean };

export interface Sheet {
  /** At most 31 characters; without spaces where formulas refer to it. */
  name: string;
  /** First row, in large type. */
  title: string;
  /** Second row. */
  head: readonly string[];
  /** In characters, by column. */
  widths: readonly number[];
  rows: readonly (readonly SheetCell[])[];
}

/** Rows count from 1; the title and the head come before the first row of data. */
const firstDataRow = 3;

export function rowNumber(index: number): number {
  return firstDataRow + index;
}

/** 'C3:C9' for a column of data; its first row where there is none, so that a sum is 0. */
export function columnRange(column: string, count: number, sheet?: string): string {
  const cells = `$${column}$${firstDataRow}:$${column}$${rowNumber(Math.max(1, count) - 1)}`;
  return sheet === undefined ? cells : `${sheet}!${cells}`;
}

/** Text from outside as well: never a formula, not even after somebody has edited the cell. */
export function words(text: string | null | undefined, bold = false): SheetCell {
  return { is: 'text', text: oneLine(text ?? ''), ...(bold && { bold }) };
}

export function figure(value: number): SheetCell {
  return { is: 'number', value };
}

export function dayCell(date: string): SheetCell {
  return { is: 'date', date };
}

/** Amounts in one currency, shown with its own number of decimal places. */
export interface MoneyCells {
  amount(minor: number | null): SheetCell;
  /** `valueMinor` is what the formula comes to. */
  formula(formula: string, valueMinor: number, bold?: boolean): SheetCell;
  digits: number;
}

/** `currency` is an ISO 4217 code. */
export function moneyCells(currency: string): MoneyCells {
  const digits = minorUnitDigits(currency);
  const decimals = digits === 0 ? '' : `.${'0'.repeat(digits)}`;
  const format = `[$${currency}] #,##0${decimals};[$${currency}] -#,##0${decimals}`;
  const major = (minor: number) => minor / 10 ** digits;
  return {
    amount: (minor) => (minor === null ? words('not known') : { is: 'number', value: major(minor), format }),
    formula: (formula, valueMinor, bold = false) => ({
      is: 'formula',
      formula,
      value: major(valueMinor),
      format,
      ...(bold && { bold }),
    }),
    digits,
  };
}
