import { Fault } from '../../kernel/errors.ts';

/**
 * Runs one call of the client, which has retried by its own policy when it fails here. A store that cannot
 * answer now becomes `store.unavailable`; what the request itself got wrong stays an unexpected error.
 */
export async function callStore<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const reason = identityFailure(error) ?? outage(error);
    if (reason === undefined) throw error;
    throw new Fault('store.unavailable', `The document store is unavailable (${reason})`);
  }
}

/** Errors of the identity's own package, which come through the client as they are. */
const withoutToken = /^(CredentialUnavailableError|AuthenticationRequiredError|AuthenticationError)$/;

function identityFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (withoutToken.test(error.name)) return 'the identity of the app got no token';
  const code = 'code' in error ? error.code : undefined;
  return code === 401 || code === 403
    ? `it does not let the identity of the app in, status ${code}`
    : undefined;
}

// 408 request timeout, 410 partition moved, 429 throttled, 449 concurrent write: all are worth the same request later.
const passingStatuses = new Set([408, 410, 429, 449]);

/** `REQUEST_SEND_ERROR` and `TimeoutError` are the client's own codes, `ECONNREFUSED` and the like the system's. */
const connectionCode = /^(E[A-Z]+|REQUEST_SEND_ERROR|TimeoutError)$/;

function outage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  if (typeof code === 'string') return connectionCode.test(code) ? code : undefined;
  if (typeof code !== 'number') return undefined;
  // 501 says that the operation does not exist: no second try will help.
  const serverFailed = code >= 500 && code !== 501;
  return serverFailed || passingStatuses.has(code) ? `status ${code}` : undefined;
}
