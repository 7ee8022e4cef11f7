/** Id of the option to raise the budget to this total, and back; null for every other option. */
export const raiseId = (totalMinor: number): string => `raise-budget-${totalMinor}`;

export function raisedTo(optionId: string): number | null {
  const digits = /^raise-budget-(\d{1,15})$/.exec(optionId)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** More money closes a gap and saves nothing. Choices taken together join their ids by a plus. */
export function raisesBudget(optionId: string): boolean {
  return optionId.split('+').some((id) => raisedTo(id) !== null);
}
