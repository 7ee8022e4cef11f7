import { ApiProblem } from '../api/client.ts';
import { Notice } from '../ui/States.tsx';

/** Why something was refused, with every field that is at fault. */
export function Problem({ error }: { error: Error | null }) {
  if (!error) return null;
  const errors = error instanceof ApiProblem ? error.errors : [];
  return (
    <Notice tone="bad">
      <div role="alert">
        {error.message}
        {errors.length > 0 && (
          <ul>
            {errors.map(({ pointer, detail }) => (
              <li key={`${pointer} ${detail}`}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
    </Notice>
  );
}
