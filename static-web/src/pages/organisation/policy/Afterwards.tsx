import { Field } from '../../../ui/Field.tsx';
import {
  reportSchedules,
  reportsWords,
  scheduleWords,
  usualSchedule,
  type Policy,
  type ReportSchedule,
} from './policy-words.ts';
import { PolicyGroup } from './PolicyGroup.tsx';
import { RetentionField } from './RetentionField.tsx';
import { retentionWords } from './retention-words.ts';

interface AfterwardsProps {
  policy: Policy;
  /** What holds now. */
  before: Policy;
  onChange: (policy: Policy) => void;
}

/** What is written about events that are over, and how long what they leave behind is kept. */
export function Afterwards({ policy, before, onChange }: AfterwardsProps) {
  const { retention = {}, reports } = policy;
  return (
    <>
      <PolicyGroup
        title="Reports on past events"
        says={[reportsWords(policy)]}
        changed={reportsWords(policy) !== reportsWords(before)}
      >
        <Field label="How often is a report written?">
          <select
            value={reports?.every ?? usualSchedule}
            onChange={({ target }) =>
              // An option of the list below.
              onChange({ ...policy, reports: { every: target.value as ReportSchedule } })
            }
          >
            {reportSchedules.map((every) => (
              <option key={every} value={every}>
                {scheduleWords[every]}
              </option>
            ))}
          </select>
        </Field>
      </PolicyGroup>
      <PolicyGroup
        title="How long records are kept"
        says={retentionWords(retention)}
        changed={retentionWords(retention).join() !== retentionWords(before.retention).join()}
      >
        <p className="small muted">
          Counted once an event is over. The plan and what people recorded stay until the event is erased.
        </p>
        <RetentionField retention={retention} onChange={(days) => onChange({ ...policy, retention: days })} />
      </PolicyGroup>
    </>
  );
}
