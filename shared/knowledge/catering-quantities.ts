const sheets = 'catering quick-number sheets';
const judged = "planner's judgement";

/** Per person unless the unit says otherwise. */
export const cateringQuantities = {
  coffeeCups: { perHead: 2, unit: 'cups', source: sheets },
  pastries: { perHead: 1, unit: 'pieces', source: sheets },
  breakDrinks: { perHead: 1.5, unit: 'drinks', source: sheets },
  canapesBeforeDinner: { perHead: 5, unit: 'pieces', source: sheets },
  receptionPieces: { perHead: 12, unit: 'pieces', source: sheets },
  pizzaSlices: { perHead: 3, unit: 'slices', source: judged },
  slicesPerPizza: { perHead: 8, unit: 'slices a pizza', source: judged },
  softDrinks: { perHead: 2, unit: 'drinks', source: judged },
  drinksFirstHour: { perHead: 2, unit: 'drinks', source: sheets },
  drinksLaterHour: { perHead: 1, unit: 'drinks an hour', source: sheets },
  glassesPerBottle: { perHead: 5, unit: 'glasses a bottle', source: sheets },
  peoplePerStation: { perHead: 100, unit: 'people a station', source: sheets },
} as const;

/** Extra places a caterer lays, in percent. Source: catering quick-number sheets. */
export const overset = { below100: 5, from100: 3 } as const;

/** Shares in percent where nothing is known; kosher and halal only from answers. Asked at registration in any case. */
export const dietShares = {
  europe: { vegetarian: 25, vegan: 5, glutenFree: 6, source: judged },
  other: { vegetarian: 20, vegan: 5, glutenFree: 6, source: judged },
  usGala: { vegetarian: 10, vegan: 2, glutenFree: 6, source: 'catering cheat sheets: 5-10 %' },
} as const;

export const guaranteeWorkingDaysBefore = 4;

/** Toilets for a 10-hour day; between rows the next larger. Source: portable-toilet hire tables. */
export const portableToilets = {
  rows: [
    { upTo: 100, count: 4 },
    { upTo: 250, count: 8 },
    { upTo: 500, count: 12 },
    { upTo: 1000, count: 13 },
    { upTo: 2000, count: 25 },
  ],
  alcoholExtraPercent: 20,
  accessiblePer: 20,
  handWashPer: 4,
} as const;
