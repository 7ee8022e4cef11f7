import { Button } from '../../../ui/Button.tsx';
import { AmountsField } from './AmountsField.tsx';
import styles from './Policy.module.css';
import { decidingRoles, roleWord, tierWords, type DecidingRole, type Tier } from './policy-words.ts';

const MOST_TIERS = 5;
const MOST_SEATS = 3;
const FIRST_LIMIT = { EUR: 2_500_000 };

interface TiersFieldProps {
  title: string;
  tiers: readonly Tier[];
  onChange: (tiers: Tier[]) => void;
}

/** Who decides one kind of approval, by amount. */
export function TiersField({ title, tiers, onChange }: TiersFieldProps) {
  const replace = (at: number, tier: Tier) =>
    onChange(tiers.map((old, index) => (index === at ? tier : old)));
  return (
    <>
      {tiers.map((tier, index) => (
        <div key={index} className={styles['tier']}>
          <p className="row split">
            <strong>{tierWords(tier, index)}</strong>
            {tier.upTo && (
              <Button look="quiet" onPress={() => onChange(tiers.filter((_, other) => other !== index))}>
                Remove this limit
              </Button>
            )}
          </p>
          {tier.upTo && (
            <AmountsField
              label={`${title}: up to`}
              amounts={tier.upTo}
              onChange={(upTo) => replace(index, { ...tier, upTo })}
            />
          )}
          <Seats
            name={`${title}, ${tierWords(tier, index)}`}
            seats={tier.seats}
            onChange={(seats) => replace(index, { ...tier, seats })}
          />
        </div>
      ))}
      {tiers.length < MOST_TIERS && (
        <Button look="quiet" onPress={() => onChange(withLimit(tiers))}>
          Add a limit
        </Button>
      )}
    </>
  );
}

/** A further tier below the one without end, twice as high as the one before. */
function withLimit(tiers: readonly Tier[]): Tier[] {
  const highest = tiers.at(-2)?.upTo ?? null;
  const upTo = highest
    ? Object.fromEntries(Object.entries(highest).map(([currency, amount]) => [currency, amount * 2]))
    : FIRST_LIMIT;
  const last = tiers.slice(-1);
  return [...tiers.slice(0, -1), { upTo, seats: last[0]?.seats ?? [['approver']] }, ...last];
}

interface SeatsProps {
  name: string;
  seats: Tier['seats'];
  onChange: (seats: Tier['seats']) => void;
}

function Seats({ name, seats, onChange }: SeatsProps) {
  const toggle = (at: number, role: DecidingRole, on: boolean) =>
    onChange(
      seats.map((seat, index) =>
        index === at ? decidingRoles.filter((other) => (other === role ? on : seat.includes(other))) : seat,
      ),
    );
  return (
    <>
      {seats.map((seat, index) => (
        <fieldset key={index} className={styles['seat']}>
          <legend>
            <span className="visually-hidden">{name}: </span>
            Person {index + 1} of {seats.length}
          </legend>
          {decidingRoles.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={seat.includes(role)}
                onChange={({ target }) => toggle(index, role, target.checked)}
              />{' '}
              {roleWord(role)}
            </label>
          ))}
        </fieldset>
      ))}
      <p className="row">
        {seats.length < MOST_SEATS && (
          <Button look="quiet" onPress={() => onChange([...seats, ['administrator']])}>
            One more person
          </Button>
        )}
        {seats.length > 1 && (
          <Button look="quiet" onPress={() => onChange(seats.slice(0, -1))}>
            One person fewer
          </Button>
        )}
      </p>
    </>
  );
}
