import { z, type ZodType } from 'zod';
import type { ImportFormat } from '../../shared/contracts/imports/raw-rows.ts';
import { parseRequest } from '../../shared/contracts/requests.ts';
import { jsonIn, mediaTypeOf, wrongType } from './request-body.ts';

/** The body of a request: what is sent, for the description, and how it is read. */
export interface RequestBody<B> {
  /** By media type. */
  content: Readonly<Record<string, ZodType>>;
  optional: boolean;
  read(text: string, contentType: string | null): B;
}

interface JsonOptions {
  /** Nothing counts as `{}`. */
  optional?: boolean;
  /** What the use case checks beyond the schema, for the description. */
  describedBy?: ZodType;
}

/** A JSON body that is refused with `request.invalid` where it does not fit. */
export function jsonBody<T>(
  schema: ZodType<T>,
  { optional = false, describedBy = schema }: JsonOptions = {},
): RequestBody<T> {
  return {
    content: { 'application/json': describedBy },
    optional,
    read: (text, contentType) => parseRequest(schema, jsonIn(text, contentType, optional)),
  };
}

/** A JSON body that the use case checks, with faults of its own; `schema` describes it. */
export function describedBody(schema: ZodType): RequestBody<unknown> {
  return {
    content: { 'application/json': schema },
    optional: false,
    read: (text, contentType) => jsonIn(text, contentType, false),
  };
}

/** A list as a file or as JSON; the use case reads and checks its rows. */
export function listBody(schema: ZodType): RequestBody<{ format: ImportFormat; text: string }> {
  const rows = z
    .string()
    .meta({ description: 'UTF-8, a header line first; comma, semicolon or tab between the cells.' });
  return {
    content: { 'application/json': schema, 'text/csv': rows, 'text/tab-separated-values': rows },
    optional: false,
    read: (text, contentType) => ({ format: formatOf(contentType), text }),
  };
}

function formatOf(contentType: string | null): ImportFormat {
  const type = mediaTypeOf(contentType);
  if (type === 'text/csv' || type === 'text/tab-separated-values') return 'csv';
  if (type === 'application/json') return 'json';
  throw wrongType('Send text/csv or application/json.');
}
