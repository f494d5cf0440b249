import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the checkout or of the installed package: this file is `dist/app/package-files.js` in it. */
export const PACKAGE_ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export const BUNDLED_CORPUS = join(PACKAGE_ROOT, 'corpus')

/** Version of the package as published. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'))
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : '0'
}

/** The page of a rule under `docs/checks/`, or null where the package was installed without it. */
export function rulePage(name: string): string | null {
  try {
    return readFileSync(join(PACKAGE_ROOT, 'docs', 'checks', `${name}.md`), 'utf8').trimEnd()
  } catch {
    return null
  }
}

/** Hash over the compiled readers, written by the build; the version stands in where there is none. */
export function readersVersion(): string {
  try {
    return readFileSync(join(PACKAGE_ROOT, 'dist', 'readers-version'), 'utf8').trim()
  } catch {
    return packageVersion()
  }
}
