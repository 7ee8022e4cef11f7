import type { ApiDescription, JsonSchema } from '../../../api/api-description.ts';
import { headed } from '../../../ui/sentences.ts';

/** What may be reported, read from the description of the API: a new kind of record needs no form of its own. */

export interface RecordField {
  name: string;
  label: string;
  type: 'text' | 'number' | 'money' | 'date' | 'instant' | 'choice' | 'flag';
  choices: readonly string[];
  required: boolean;
  hint: string | undefined;
}

export interface RecordKind {
  kind: string;
  title: string;
  fields: readonly RecordField[];
}

/** The kinds whose fields are all plain values; a whole programme is handed over as a file instead. */
export function recordKinds({ components: { schemas } }: ApiDescription): RecordKind[] {
  const refs = schemas['AddRecord']?.oneOf ?? [];
  return refs.flatMap(({ $ref }) => {
    const { description = '', properties } = schemas[$ref.split('/').at(-1) ?? ''] ?? {};
    const kind = properties?.['kind']?.const;
    const body = properties?.['body'];
    if (!kind || !body?.properties) return [];
    const fields = Object.entries(body.properties).map(([name, schema]) =>
      fieldOf(name, schema, body.required ?? []),
    );
    if (fields.some((field) => field === undefined)) return [];
    return [
      { kind, title: description.replace(/\.$/, ''), fields: fields.filter((field) => field !== undefined) },
    ];
  });
}

function fieldOf(name: string, schema: JsonSchema, required: readonly string[]): RecordField | undefined {
  const type = typeOf(name, schema);
  if (!type) return undefined;
  return {
    name,
    label: labelOf(name),
    type,
    choices: schema.enum ?? [],
    required: required.includes(name),
    hint: schema.description,
  };
}

function typeOf(name: string, { type, format, enum: choices }: JsonSchema): RecordField['type'] | undefined {
  if (choices) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return name.endsWith('Minor') ? 'money' : 'number';
  if (type !== 'string') return undefined;
  return format === 'date' ? 'date' : format === 'date-time' ? 'instant' : 'text';
}

/** `expiresOn` as a person reads it: "Expires on". An amount loses its unit, which the field shows, and a name its "id". */
function labelOf(name: string): string {
  return headed(name.replace(/(Id|Minor)$/, ''));
}
