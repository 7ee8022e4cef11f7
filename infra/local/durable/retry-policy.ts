/** As the package writes it into the action; milliseconds. */
export interface RetryPolicy {
  firstRetryIntervalInMilliseconds: number;
  maxNumberOfAttempts: number;
  backoffCoefficient?: number;
  maxRetryIntervalInMilliseconds?: number;
  retryTimeoutInMilliseconds?: number;
}

/** A plain copy: the package hands over a class instance, of which only these fields are kept. */
export function retryPolicyFrom(options: RetryPolicy): RetryPolicy {
  return {
    firstRetryIntervalInMilliseconds: options.firstRetryIntervalInMilliseconds,
    maxNumberOfAttempts: options.maxNumberOfAttempts,
    backoffCoefficient: options.backoffCoefficient,
    maxRetryIntervalInMilliseconds: options.maxRetryIntervalInMilliseconds,
    retryTimeoutInMilliseconds: options.retryTimeoutInMilliseconds,
  };
}

/** Milliseconds between the failure of attempt `attempt` (from 1) and the next attempt. */
export function delayAfter(attempt: number, policy: RetryPolicy): number {
  const grown = policy.firstRetryIntervalInMilliseconds * (policy.backoffCoefficient ?? 1) ** (attempt - 1);
  return Math.min(grown, policy.maxRetryIntervalInMilliseconds ?? Infinity);
}

/** Whether the time for retries, counted from the first attempt, is used up; both in milliseconds since the epoch. */
export function isTimedOut(policy: RetryPolicy, firstScheduledAt: number, now: number): boolean {
  return now - firstScheduledAt >= (policy.retryTimeoutInMilliseconds ?? Infinity);
}
