import type { Settings } from '../shared/kernel/settings.ts';
import type { RunQuotas } from '../shared/workflow/run-quota.ts';

/** How many runs an organisation and a person may have under way, and start within a day. */
export function quotasOf(settings: Settings): RunQuotas {
  return {
    organisation: { active: settings.EODS_ACTIVE_RUNS, startsPerDay: settings.EODS_STARTS_PER_DAY },
    person: {
      active: settings.EODS_ACTIVE_RUNS_PER_PERSON,
      startsPerDay: settings.EODS_STARTS_PER_DAY_PER_PERSON,
    },
    atWork: settings.EODS_RUNS_AT_WORK,
  };
}
