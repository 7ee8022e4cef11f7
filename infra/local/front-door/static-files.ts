import { readFile, realpath } from 'node:fs/promises';
import { basename, extname, join, sep } from 'node:path';
import { siteConfigFile } from './site-config.ts';

/** Kinds of file a page is made of; any other is not served. */
const contentTypes: Readonly<Record<string, string>> = {
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

export interface StaticFile {
  contentType: string;
  bytes: Uint8Array;
}

/** Finds the file of a decoded path; a path that ends with a slash means the index of that folder. */
export function staticFiles(
  folder: string,
  mimeTypes: Record<string, string>,
): (path: string) => Promise<StaticFile | undefined> {
  const types = { ...contentTypes, ...mimeTypes };
  return async (path) => {
    const file = await fileInside(folder, path.endsWith('/') ? `${path}index.html` : path);
    const contentType = file && types[extname(file).toLowerCase()];
    if (!file || !contentType || basename(file) === siteConfigFile) return undefined;
    try {
      return { contentType, bytes: await readFile(file) };
    } catch {
      return undefined; // a folder, or gone since
    }
  };
}

/** Resolves links before comparing, so that neither `..` nor a link leads out. Dot files are not served. */
async function fileInside(folder: string, path: string): Promise<string | undefined> {
  try {
    const parts = path.split('/').filter(Boolean);
    if (parts.some((part) => part.startsWith('.') || /[/\\\0]/.test(part))) return undefined;
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))]);
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
