import type { CostLine, CostModelBody } from '../artifacts/cost-model.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import { houseContract } from '../artifacts/vendor-views.ts';
import type { ContractKind } from '../knowledge/contract-terms.ts';

/** What a single vendor usually delivers. */
export interface Purchase {
  id: string;
  service: string;
  category: string;
  kind: ContractKind;
  lines: readonly CostLine[];
}

export interface VendorService extends Purchase {
  notes: readonly string[];
}

interface PurchaseRule {
  id: string;
  service: string;
  kind: ContractKind;
  /** Lines by id; or all of a category that no other purchase takes. */
  lineIds?: readonly string[];
  category: string;
  /** What the logistics plan calls it. */
  logistics?: string;
}

/** Which lines are bought together (planner's judgement); what comes first takes its lines first. */
const purchaseRules: readonly PurchaseRule[] = [
  {
    id: 'site',
    service: 'Internet line',
    kind: 'service',
    category: 'venue',
    lineIds: ['dedicated-line'],
  },
  {
    id: 'sanitation',
    service: 'Portable toilets',
    kind: 'service',
    category: 'venue',
    lineIds: ['portable-toilet'],
  },
  { id: houseContract, service: 'Venue', kind: 'venue', category: 'venue' },
  {
    id: 'catering',
    service: 'Food and drink',
    kind: 'catering',
    category: 'catering',
    logistics: 'Food and drink',
  },
  {
    id: 'av',
    service: 'Sound, screen and operators',
    kind: 'service',
    category: 'av',
    logistics: 'Sound, screen and operators',
  },
  {
    id: 'travel',
    service: 'Travel of speakers',
    kind: 'travel',
    category: 'programme',
    lineIds: ['speaker-travel'],
  },
  {
    id: 'programme',
    service: 'Speakers and artists',
    kind: 'talent',
    category: 'programme',
    logistics: 'Music and entertainment',
  },
  {
    id: 'security',
    service: 'Security',
    kind: 'service',
    category: 'staff',
    lineIds: ['security', 'valet'],
    logistics: 'Security',
  },
  {
    id: 'first-aid',
    service: 'First aid',
    kind: 'service',
    category: 'staff',
    lineIds: ['first-aid'],
    logistics: 'First aid',
  },
  { id: 'staff', service: 'Staff on the day', kind: 'service', category: 'staff' },
  {
    id: 'invitations',
    service: 'Printed invitations',
    kind: 'stationery',
    category: 'marketing',
    lineIds: ['invitation'],
  },
  { id: 'marketing', service: 'Print and promotion', kind: 'print', category: 'marketing' },
  { id: 'decor', service: 'Furniture and decor', kind: 'service', category: 'decor' },
  { id: 'insurance', service: 'Insurance and permits', kind: 'insurance', category: 'insurance' },
  {
    id: 'access',
    service: 'Captions, interpreters and access',
    kind: 'service',
    category: 'access',
    logistics: 'Live captions and interpreters',
  },
];

/** Who performs is invited, not tendered for. */
const invited = purchaseRules.filter(({ kind }) => kind === 'talent');

/** Services of the logistics plan that are invited, and categories of the cost model in which nothing is tendered for. */
export const invitedServices: ReadonlySet<string> = new Set(
  invited.flatMap(({ logistics }) => logistics ?? []),
);
export const invitedCategories: ReadonlySet<string> = new Set(invited.map(({ category }) => category));

export const purchaseIds: readonly string[] = purchaseRules.map(({ id }) => id);

/** What has to be bought or borrowed, from the lines of the cost model; nobody is named. */
export function purchasesOf({ lines }: Pick<CostModelBody, 'lines'>): Purchase[] {
  const taken = new Set<string>();
  return purchaseRules.flatMap(({ id, service, kind, category, lineIds }): Purchase[] => {
    const own = lines.filter(
      (line) => line.category === category && !taken.has(line.id) && (!lineIds || lineIds.includes(line.id)),
    );
    own.forEach((line) => taken.add(line.id));
    const worth = own.filter((line) => line.totalMinor > 0 || line.valueInKindMinor > 0);
    return worth.length > 0 ? [{ id, service, kind, category, lines: worth }] : [];
  });
}

/** The same, with what the logistics plan notes on each. */
export function vendorServices(
  model: Pick<CostModelBody, 'lines'>,
  { vendors }: Pick<LogisticsPlanBody, 'vendors'>,
): VendorService[] {
  return purchasesOf(model).map((purchase) => {
    const logistics = purchaseRules.find(({ id }) => id === purchase.id)?.logistics;
    const notes = vendors.filter((vendor) => vendor.service === logistics).map(({ note }) => note);
    return { ...purchase, notes };
  });
}
