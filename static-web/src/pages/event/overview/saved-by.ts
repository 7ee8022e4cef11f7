import { money } from '../../../ui/figures.ts';

/** What an option saves, or costs where negative. */
export function savedBy(savingMinor: number, currency: string): string {
  if (savingMinor === 0) return 'costs nothing';
  return savingMinor > 0 ? `saves ${money(savingMinor, currency)}` : `costs ${money(-savingMinor, currency)}`;
}
