import type { RunbookBody } from '../artifacts/runbook.ts';
import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { toBeChosen } from '../kernel/open-words.ts';

type Contact = RunbookBody['contacts'][number];

/** Id of the contract with the house. */
const houseContract = 'venue';
const dutyManager = /^Duty manager/;
const whoseContact = 'name and number of a person to be filled in';

/** Whoever fills a role of the day by contract, as far as people chose them since the runbook was written. */
export function withVendors(
  contacts: readonly Contact[],
  contracts: readonly Pick<VendorContract, 'id' | 'service' | 'vendor'>[],
): Contact[] {
  const chosen = contracts.filter(({ vendor }) => vendor !== toBeChosen);
  return contacts.map((entry) => {
    if (entry.name !== null || entry.contact !== null) return entry;
    const isHouse = dutyManager.test(entry.role);
    const contract = chosen.find(({ id, service }) =>
      isHouse ? id === houseContract : service === entry.role,
    );
    return contract ? { ...entry, name: contract.vendor, note: whoseContact } : entry;
  });
}
