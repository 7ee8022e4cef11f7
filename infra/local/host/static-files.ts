import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Front } from './exchange.ts';

/** Kinds of file a page is made of; any other is not served. */
const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function staticFiles(folder: string): Front {
  return async ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const file = await fileInside(folder, path.endsWith('/') ? `${path}index.html` : path);
    const contentType = file && contentTypes[extname(file).toLowerCase()];
    if (!file || !contentType) return undefined;
    const headers = {
      'content-type': contentType,
      'content-security-policy': pagePolicy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    };
    try {
      return { status: 200, headers, body: await readFile(file) };
    } catch {
      return undefined; // a folder, or gone since
    }
  };
}

/** Resolves links before comparing, so that neither `..` nor a link leads out. Dot files are not served. */
async function fileInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
    if (parts.some((part) => part.startsWith('.') || /[/\\\0]/.test(part))) return undefined;
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))]);
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
