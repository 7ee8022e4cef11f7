import { z } from 'zod';

const etag = z.string().meta({
  description: 'Tag of exactly this answer; to be sent as If-None-Match, or as If-Match with a change.',
  examples: ['"3f2a9c0d5b7e4a1f8c6d2e0b9a7f5c3d"'],
  header: { id: 'ETag' },
});
const retryAfter = z.string().meta({
  description: 'Seconds to wait before the same request is worth another try.',
  examples: ['5'],
  header: { id: 'RetryAfter' },
});
const requestId = z.string().meta({
  description: 'Id of the request: the one that was sent as X-Request-Id, or a new one.',
  header: { id: 'RequestId' },
});
const rate = z
  .string()
  .optional()
  .meta({
    description: 'What is left of the quota, and the seconds until it is whole again.',
    examples: ['"reads";r=597;t=42'],
    header: { id: 'RateLimit' },
  });
const ratePolicy = z
  .string()
  .optional()
  .meta({
    description: 'The quota of requests of this kind, and its window in seconds.',
    examples: ['"reads";q=600;w=60'],
    header: { id: 'RateLimitPolicy' },
  });
const location = z.string().meta({
  description: 'Where what was made can be read.',
  examples: ['/api/events/evt-7f3kq2'],
  header: { id: 'Location' },
});
const replayed = z
  .literal('true')
  .optional()
  .meta({
    description: 'The first answer to this Idempotency-Key, given again.',
    header: { id: 'IdempotencyReplayed' },
  });
const disposition = z.string().meta({
  description: 'A name for the file, by RFC 6266.',
  header: { id: 'ContentDisposition' },
});

/** Headers of answers, by the name that they are sent with. */
export const answerHeaders = {
  always: { 'X-Request-Id': requestId, RateLimit: rate, 'RateLimit-Policy': ratePolicy },
  etag: { ETag: etag },
  retryAfter: { 'Retry-After': retryAfter },
  location: { Location: location },
  replayed: { 'Idempotency-Replayed': replayed },
  disposition: { 'Content-Disposition': disposition },
} as const;

const ifMatchMeta = {
  description: 'ETag of what was read; refused when it has changed since. `*`: whatever is there.',
};

/** Headers of requests, by the name that they are sent with. */
export const requestHeaders = {
  key: {
    'Idempotency-Key': z
      .string()
      .regex(/^[\x21-\x7e]{8,128}$/)
      .optional()
      .meta({
        description: 'A request with the same key and body is done once and answered alike, for 48 hours.',
        examples: ['7d0c2b1e-6f0a-4f1c-9a51-1f5f0d6f6c11'],
      }),
  },
  ifNoneMatch: {
    'If-None-Match': z
      .string()
      .optional()
      .meta({ description: 'ETags that the caller has; answered with 304 when one still holds.' }),
  },
  ifMatchRequired: { 'If-Match': z.string().meta(ifMatchMeta) },
  ifMatchOptional: { 'If-Match': z.string().optional().meta(ifMatchMeta) },
} as const;
