import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // Far above what any test needs, so that a busy machine fails none.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Threads that tests start inherit it: see there.
    execArgv: ['--import', new URL('./tests/tools/run-typescript.mjs', import.meta.url).href],
    maxWorkers: 2,
  },
})
