import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests ask as one person and wait by asking again; those of the limits set their own.
    env: {
      EODS_READS_PER_MINUTE: '1000000',
      EODS_WRITES_PER_MINUTE: '1000000',
      EODS_HEAVY_PER_MINUTE: '1000000',
    },
    projects: [
      { extends: true, test: { name: 'main', include: ['tests/**/*.test.ts'], exclude: ['tests/long/**'] } },
      { extends: true, test: { name: 'long', include: ['tests/long/**/*.test.ts'] } },
    ],
  },
});
