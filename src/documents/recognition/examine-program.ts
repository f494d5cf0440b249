import { spawnSync } from 'node:child_process'
import { RECOGNITION_LANGUAGE } from './run-tesseract.js'
import type { RecognitionSettings } from './types.js'

/** Whether the program runs here and has the data it needs; null when it cannot be run. */
export function examineProgram({ program, environment }: RecognitionSettings): { hasLanguage: boolean } | null {
  const options = { env: { ...environment }, encoding: 'utf8', timeout: 10_000, windowsHide: true } as const
  const { status, stdout, stderr } = spawnSync(program, ['--list-langs'], options)
  if (status !== 0) return null
  return { hasLanguage: `${stdout}\n${stderr}`.split(/\s+/).includes(RECOGNITION_LANGUAGE) }
}
