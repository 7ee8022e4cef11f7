/**
 * What every answer says to browsers, whoever gives it: no guessing of types, no address passed on, no other site
 * that embeds or opens it. An answer is data and never a document, so as one it may do nothing at all.
 */
export const answerHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Said where the platform speaks TLS: in Azure. One year, in seconds. */
export const strictTransport = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const;
