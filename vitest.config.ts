import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They register functions of their own, beside which the product's cannot be loaded. */
const ownFunctions = ['tests/infra/**/*.test.ts', 'tests/faults/slow-activities.test.ts'];

/** Files that start servers or whole runs come first: begun last, one of them would keep everybody waiting alone. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/tests\/(faults|scenarios|infra\/azure)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFilesFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests ask as one person and wait by asking again; those of the limits set their own.
    env: {
      EODS_READS_PER_MINUTE: '1000000',
      EODS_WRITES_PER_MINUTE: '1000000',
      EODS_HEAVY_PER_MINUTE: '1000000',
    },
    projects: [
      // One process runs many files on the same modules: most of a short test is loading them.
      {
        extends: true,
        test: {
          name: 'main',
          include: ['tests/**/*.test.ts'],
          exclude: [...ownFunctions, 'tests/long/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ownFunctions } },
      { extends: true, test: { name: 'long', include: ['tests/long/**/*.test.ts'] } },
    ],
  },
});
