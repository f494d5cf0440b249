import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
export const MAIN = join(ROOT, 'dist', 'app', 'main.js')
export const BUNDLED = join(ROOT, 'corpus')

if (!existsSync(MAIN)) throw new Error('dist/ is missing: run `npm run build` first')

export interface Run {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd?: string
  env?: Record<string, string>
  input?: string | Buffer
  /** Called with the process once it runs, to interrupt it or to close its pipes. */
  during?(child: ReturnType<typeof spawn>): void
}

const home = mkdtempSync(join(tmpdir(), 'tieout-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A folder of its own for one case, removed when the file's tests are done. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(home, `${name}-`))
  return folder
}

/** A corpus of its own with these bundled documents. */
export function newCorpus(...documents: string[]): string {
  const folder = join(newFolder('corpus'), 'corpus')
  mkdirSync(folder)
  for (const name of documents) cpSync(join(BUNDLED, `${name}.txt`), join(folder, `${name}.txt`))
  return folder
}

/** Runs the program as its users do, with an environment that holds nothing of this machine's settings. */
export async function runTieout(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'en_US.UTF-8',
    TIEOUT_INDEX: join(home, 'index'),
    ...options.env,
  }
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: options.cwd ?? home, env })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  child.stdin.on('error', () => undefined)
  if (options.during === undefined) child.stdin.end(options.input ?? '')
  else options.during(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) =>
      resolve({
        status,
        signal,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    )
  })
}
