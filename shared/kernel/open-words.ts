/** In place of a vendor's name, until a person's record names one. */
export const toBeChosen = 'To be chosen';

const openSlot = 'Open slot';

/** What stands in the grid where nothing fills the hours, and what could. */
export const openSlotNamed = (ways: string): string => `${openSlot} (${ways})`;

export const isOpenSlot = ({ title }: { title: string }): boolean => title.startsWith(`${openSlot} (`);
