import { cateringQuantities, dietShares, overset } from '../knowledge/catering-quantities.ts';
import { type Basis, judgement, type Quantity, quantity } from '../kernel/basis.ts';
import type { EventFacts } from './event-facts.ts';

export interface CateringItem {
  id: string;
  title: string;
  quantity: Quantity;
}

export interface DietCount {
  diet: string;
  count: number;
  basis: Basis;
}

export interface CateringPlan {
  /** Places laid: heads and the caterer's overset. */
  covers: Quantity;
  items: readonly CateringItem[];
  diets: readonly DietCount[];
  /** Guest tables of ten for a seated dinner, else 0. */
  tables: number;
}

const q = cateringQuantities;

export function cateringPlan(facts: EventFacts, heads: number): CateringPlan {
  const percent = heads < 100 ? overset.below100 : overset.from100;
  const covers = Math.ceil((heads * (100 + percent)) / 100);
  return {
    covers: quantity(covers, 'places', {
      source: 'catering quick-number sheets',
      formula: 'heads x (1 + overset)',
      inputs: { heads, oversetPercent: percent },
    }),
    items: [...breakItems(facts, heads), ...mealItems(facts, heads), ...drinkItems(facts, heads)].filter(
      ({ quantity: { value } }) => value > 0,
    ),
    diets: dietCounts(facts, heads),
    tables: facts.meals.dinners > 0 ? Math.ceil(heads / 10) : 0,
  };
}

function item(
  id: string,
  title: string,
  value: number,
  unit: string,
  source: string,
  formula: string,
  inputs: Basis['inputs'],
): CateringItem {
  return { id, title, quantity: quantity(Math.ceil(value - 1e-9), unit, { source, formula, inputs }) };
}

function breakItems({ meals }: EventFacts, heads: number): CateringItem[] {
  const inputs = { heads, breaks: meals.coffeeBreaks };
  const formula = 'heads x breaks x quantity a person';
  return [
    item(
      'coffee',
      'Coffee and tea',
      heads * meals.coffeeBreaks * q.coffeeCups.perHead,
      'cups',
      q.coffeeCups.source,
      formula,
      { ...inputs, each: q.coffeeCups.perHead },
    ),
    item(
      'pastries',
      'Pastries and fruit',
      heads * meals.coffeeBreaks * q.pastries.perHead,
      'pieces',
      q.pastries.source,
      formula,
      { ...inputs, each: q.pastries.perHead },
    ),
  ];
}

function mealItems({ meals }: EventFacts, heads: number): CateringItem[] {
  const serving = (id: string, title: string, times: number) =>
    item(id, title, heads * times, 'servings', judgement, 'heads x meals', { heads, meals: times });
  const pizzas = Math.ceil((heads * q.pizzaSlices.perHead) / q.slicesPerPizza.perHead) * meals.pizza;
  return [
    item(
      'pizzas',
      'Pizzas',
      pizzas,
      'pizzas',
      judgement,
      'ceil(heads x slices / slices a pizza) x evenings',
      {
        heads,
        slices: q.pizzaSlices.perHead,
        slicesPerPizza: q.slicesPerPizza.perHead,
        evenings: meals.pizza,
      },
    ),
    serving('lunches', 'Lunches', meals.lunches),
    item(
      'canapes',
      'Canapés before dinner',
      heads * meals.canapes * q.canapesBeforeDinner.perHead,
      'pieces',
      q.canapesBeforeDinner.source,
      'heads x pieces',
      { heads, pieces: q.canapesBeforeDinner.perHead },
    ),
    serving('dinners', 'Seated dinners', meals.dinners),
    item(
      'reception',
      'Reception pieces',
      heads * meals.receptions * q.receptionPieces.perHead,
      'pieces',
      q.receptionPieces.source,
      'heads x receptions x pieces',
      { heads, receptions: meals.receptions, pieces: q.receptionPieces.perHead },
    ),
  ];
}

function drinkItems({ meals }: EventFacts, heads: number): CateringItem[] {
  const { drinksFirstHour: first, drinksLaterHour: later } = q;
  const perPerson = meals.barHours > 0 ? first.perHead + later.perHead * (meals.barHours - 1) : 0;
  return [
    item(
      'soft-drinks',
      'Soft drinks',
      heads * meals.pizza * q.softDrinks.perHead,
      'drinks',
      judgement,
      'heads x evenings x drinks',
      { heads, evenings: meals.pizza, drinks: q.softDrinks.perHead },
    ),
    item(
      'bar-drinks',
      'Bar drinks',
      heads * perPerson,
      'drinks',
      first.source,
      'heads x (2 in the first hour + 1 an hour)',
      { heads, hours: meals.barHours },
    ),
  ];
}

/** Known counts first; vegetarian, vegan and gluten-free by share where not counted. The rest is standard. */
function dietCounts(facts: EventFacts, heads: number): DietCount[] {
  const shares =
    facts.eventType === 'gala' && facts.country === 'US'
      ? dietShares.usGala
      : europe.includes(facts.country)
        ? dietShares.europe
        : dietShares.other;
  const byShare: readonly (readonly [string, number])[] = [
    ['vegetarian', facts.vegetarianPercent ?? shares.vegetarian],
    ['vegan', shares.vegan],
    ['gluten-free', shares.glutenFree],
  ];
  const known = Object.keys(facts.diets)
    .sort()
    .map((diet): DietCount => ({
      diet,
      count: facts.diets[diet] ?? 0,
      basis: { source: 'brief', formula: 'as given', inputs: { count: facts.diets[diet] ?? 0 } },
    }));
  const estimated = byShare.flatMap(([diet, percent]): DietCount[] => {
    if (Object.hasOwn(facts.diets, diet)) return [];
    const source = diet === 'vegetarian' && facts.vegetarianPercent !== null ? 'brief' : shares.source;
    return [
      {
        diet,
        count: Math.ceil((heads * percent) / 100),
        basis: {
          source,
          formula: 'heads x share, to be replaced by answers at registration',
          inputs: { heads, percent },
        },
      },
    ];
  });
  const counted = [...known, ...estimated];
  const rest = Math.max(0, heads - counted.reduce((sum, { count }) => sum + count, 0));
  return [
    ...counted,
    {
      diet: 'standard',
      count: rest,
      basis: { source: judgement, formula: 'heads - other diets', inputs: { heads } },
    },
  ];
}

const europe: readonly string[] = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'RS',
  'SE',
  'SI',
  'SK',
  'UA',
];
