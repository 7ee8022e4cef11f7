import { raisesBudget } from '../../../../../shared/kernel/raise-option.ts';
import { money } from '../../../ui/figures.ts';

/** What an option saves, or costs where negative. A raise of the budget covers a gap and saves nothing. */
export function savedBy(optionId: string, savingMinor: number, currency: string): string {
  if (savingMinor === 0) return 'costs nothing';
  if (savingMinor < 0) return `costs ${money(-savingMinor, currency)}`;
  return `${raisesBudget(optionId) ? 'covers' : 'saves'} ${money(savingMinor, currency)}`;
}
