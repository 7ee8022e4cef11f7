/** Where the data folders of tests lie. */
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const place = '/dev/shm';

/** Of the place and of the machine; the folders of one test are gone before the next one begins. */
const needed = 4 * 2 ** 30;

/** Whether files in the place are kept in memory, and whether modules of theirs may be loaded. */
export function isUsable(mounts) {
  const [, , type, options = ''] =
    mounts
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, at]) => at === place) ?? [];
  return type === 'tmpfs' && !options.split(',').some((option) => option === 'noexec' || option === 'ro');
}

function hasRoom() {
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > needed && process.availableMemory() > needed;
}

/**
 * A new folder in memory, removed when this process ends; undefined where the system has no room for one. A test waits
 * for the disk at every commit of every run, a quarter of its time, and is about the disk in none of them.
 */
export function folderInMemory() {
  try {
    if (!isUsable(readFileSync('/proc/mounts', 'utf8')) || !hasRoom()) return undefined;
    const folder = mkdtempSync(join(place, 'eods-tests-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return undefined; // no such file system, or not for us: the disk will do
  }
}
