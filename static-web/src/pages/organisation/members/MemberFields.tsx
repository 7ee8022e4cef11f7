import { roleWords } from '../../../app/role-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckList } from '../../../ui/CheckList.tsx';
import { Field } from '../../../ui/Field.tsx';
import styles from './MemberFields.module.css';
import { roles, roleHints, type Member, type Role } from './member-list.ts';

interface MemberFieldsProps {
  member: Member;
  /** The identity of whoever is a member already stays. */
  isKnown: boolean;
  others: readonly Member[];
  onChange: (member: Member) => void;
}

export function MemberFields({ member, isKnown, others, onChange }: MemberFieldsProps) {
  const { id, name, substitutes, absences } = member;
  return (
    <>
      <Field label="Name">
        <input required value={name} onChange={({ target }) => onChange({ ...member, name: target.value })} />
      </Field>
      <Field
        label="Identity"
        hint="Whoever signs in without being a member is shown it; for instance aad:9f3c."
      >
        <input
          required
          readOnly={isKnown}
          value={id}
          onChange={({ target }) => onChange({ ...member, id: target.value })}
        />
      </Field>
      <CheckList
        legend="Roles"
        of={roles.map((role) => ({ id: role, label: roleWords(role), hint: roleHints[role] }))}
        chosen={member.roles}
        onChange={(chosen) =>
          onChange({ ...member, roles: roles.filter((role: Role) => chosen.includes(role)) })
        }
      />
      {others.length > 0 && (
        <CheckList
          legend="Who decides in their place while they are away, in this order"
          of={others.map((other) => ({
            id: other.id,
            label: other.name,
            hint: other.roles.map(roleWords).join(', '),
          }))}
          chosen={substitutes}
          onChange={(chosen) => onChange({ ...member, substitutes: [...chosen] })}
        />
      )}
      <Absences absences={absences} onChange={(next) => onChange({ ...member, absences: next })} />
    </>
  );
}

interface AbsencesProps {
  absences: Member['absences'];
  onChange: (absences: Member['absences']) => void;
}

function Absences({ absences, onChange }: AbsencesProps) {
  const replace = (at: number, part: Partial<Member['absences'][number]>) =>
    onChange(absences.map((absence, index) => (index === at ? { ...absence, ...part } : absence)));
  return (
    <fieldset className={styles['absences']}>
      <legend>Days away, both included</legend>
      {absences.map(({ from, to }, index) => (
        <p key={index} className="row">
          <label>
            from{' '}
            <input
              type="date"
              required
              value={from}
              onChange={({ target }) => replace(index, { from: target.value })}
            />
          </label>
          <label>
            to{' '}
            <input
              type="date"
              required
              min={from}
              value={to}
              onChange={({ target }) => replace(index, { to: target.value })}
            />
          </label>
          <Button look="quiet" onPress={() => onChange(absences.filter((_, other) => other !== index))}>
            Remove
          </Button>
        </p>
      ))}
      <Button look="quiet" onPress={() => onChange([...absences, { from: '', to: '' }])}>
        Add days away
      </Button>
    </fieldset>
  );
}
