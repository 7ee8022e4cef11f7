import type { KnowledgeTable } from '../kernel/define-knowledge.ts';
import { noShowRateTable } from './attendance-rates.ts';
import { budgetShareTable } from './budget-shares.ts';
import { cityPriceTable } from './city-price-index.ts';
import { referenceRateTable } from './reference-rates.ts';
import { staffingTable } from './staffing-ratios.ts';
import { taxRateTable } from './tax-rates.ts';
import { unitPriceTable } from './unit-prices.ts';

/** What `GET /organisation/knowledge` lists: every table that an organisation may override. */
export const knowledgeTables: readonly KnowledgeTable[] = [
  unitPriceTable,
  budgetShareTable,
  noShowRateTable,
  taxRateTable,
  referenceRateTable,
  cityPriceTable,
  staffingTable,
];
