/**
 * Lets threads that tests start run from the sources: vitest translates what it imports itself, and a thread begins with Node
 * alone. Registered by `execArgv` in vitest.config.ts, which threads inherit.
 */
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
