import { minorUnitDigits } from '../../../shared/kernel/money.ts';
import type { Drafted } from './drafted.ts';

/** Reads one figure from the one field where a planner looks for it; null when it is not there. */
export type ReadNumber = (plan: Drafted) => number | null;

const budgetIn =
  (currency: string, tax: 'included' | 'excluded' | 'unknown'): ReadNumber =>
  ({ BudgetBaseline: { currency: own, totalMinor, tax: treatment, kind } }) =>
    own === currency && treatment.budget === tax && kind !== 'estimate'
      ? totalMinor / 10 ** minorUnitDigits(own)
      : null;

const staffOf =
  (role: RegExp): ReadNumber =>
  ({ LogisticsPlan: { staff } }) => {
    const own = staff.filter((entry) => role.test(entry.role));
    return own.length > 0 ? own.reduce((sum, { count }) => sum + count, 0) : null;
  };

const areaOf =
  (id: string): ReadNumber =>
  ({ VenueCriteria: { spaces } }) =>
    spaces.find((space) => space.id === id)?.areaSquareMetres ?? null;

const minCapacity: ReadNumber = ({ VenueCriteria }) => VenueCriteria.minCapacity;
const megabits: ReadNumber = ({ LogisticsPlan }) => LogisticsPlan.network.megabitPerSecond;
const wheelchairPlaces: ReadNumber = ({ LogisticsPlan }) => LogisticsPlan.access.wheelchairPlaces;

export const numbers: Readonly<Record<string, ReadNumber>> = {
  'O1-1': budgetIn('PLN', 'included'),
  'O1-3': minCapacity,
  'O1-7': ({ LogisticsPlan }) => LogisticsPlan.attendance.registrationsToOpen,
  'O1-10': ({ TaskRegister }) => TaskRegister.tasks.length,
  'O2-1': budgetIn('EUR', 'excluded'),
  'O2-5': minCapacity,
  'O2-6': ({ VenueCriteria }) => VenueCriteria.parallelRooms,
  'O2-7': areaOf('main'),
  'O2-8': megabits,
  'O2-13': ({ BudgetBaseline }) => {
    const share = BudgetBaseline.allocations.find(({ category }) => category === 'contingency');
    return share ? share.shareBasisPoints / 100 : null;
  },
  'O3-1': budgetIn('USD', 'unknown'),
  'O3-2': ({ LogisticsPlan }) =>
    LogisticsPlan.catering.find(({ item }) => /^guest tables/i.test(item))?.quantity ?? null,
  'O3-3': minCapacity,
  'O3-4': areaOf('main'),
  'O3-5': wheelchairPlaces,
  'O3-10': staffOf(/^security/i),
  'O3-11': staffOf(/table servers/i),
  'O4-5': minCapacity,
  'O4-6': areaOf('main'),
  'O4-9': ({ ResourceRoster: { teams } }) => {
    const own = teams.filter(({ role }) => /trainer|assistant/i.test(role));
    return own.length > 0 ? own.reduce((sum, { needed }) => sum + needed, 0) : null;
  },
  'O5-1': budgetIn('CAD', 'excluded'),
  'O5-5': minCapacity,
  'O5-6': areaOf('expo'),
  'O5-12': megabits,
  'O5-13': wheelchairPlaces,
  'O5-14': staffOf(/^registration/i),
};
