import type { FailureDetails } from './history-event.ts';

/** What an orchestrator learns of a thrown value; anything may have been thrown. */
export function failureDetailsOf(thrown: unknown): FailureDetails {
  if (!(thrown instanceof Error)) {
    return { ErrorType: 'Error', ErrorMessage: String(thrown), IsNonRetriable: false };
  }
  return (
    enrichedDetails(thrown.message) ?? {
      ErrorType: thrown.name || 'Error',
      ErrorMessage: thrown.message,
      StackTrace: thrown.stack,
      IsNonRetriable: false,
    }
  );
}

/** With an exception properties provider the package puts the details, as JSON, into the error's message. */
function enrichedDetails(message: string): FailureDetails | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const details: unknown = JSON.parse(message);
    if (typeof details !== 'object' || details === null || !('errorType' in details)) return undefined;
    // Written by the package itself, in this shape.
    const told = details as Record<string, unknown>; // an object, checked above
    return {
      ErrorType: textOf(told.errorType),
      ErrorMessage: textOf(told.errorMessage),
      StackTrace: typeof told.stackTrace === 'string' ? told.stackTrace : undefined,
      IsNonRetriable: told.isNonRetriable === true,
      Properties: told.properties,
    };
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
