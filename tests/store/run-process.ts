import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Plain JavaScript of one entry file and all that it imports from this project, for processes of their own; some packages may be missing. */
export function compileForProcess(entry: string, options: { without: string[] }): { script: string; remove(): void } {
  const target = realpathSync(mkdtempSync(join(tmpdir(), 'tieout-process-')))
  const pending = [join(ROOT, entry)]
  const done = new Set<string>()
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (done.has(path)) continue
    done.add(path)
    const code = readFileSync(path, 'utf8')
    for (const { fileName } of ts.preProcessFile(code).importedFiles) {
      if (fileName.startsWith('.')) pending.push(resolve(dirname(path), fileName.replace(/\.js$/, '.ts')))
    }
    const output = ts.transpileModule(code, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
    })
    const to = join(target, relative(ROOT, path)).replace(/\.ts$/, '.js')
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, output.outputText)
  }
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }')
  mkdirSync(join(target, 'node_modules'))
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!options.without.includes(name))
      symlinkSync(join(ROOT, 'node_modules', name), join(target, 'node_modules', name))
  }
  chmodSync(target, 0o755)
  const script = join(target, entry).replace(/\.ts$/, '.js')
  return { script, remove: () => rmSync(target, { recursive: true, force: true }) }
}

export interface RunningProcess {
  child: ChildProcess
  /** Resolves when the process has printed this line; rejects when it ends before. */
  printed(line: string): Promise<void>
  ended: Promise<{ code: number | null; lines: string[] }>
}

export function runScript(script: string, args: string[], options: SpawnOptions = {}): RunningProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], ...options })
  const waiting: { line: string; resolve(): void; reject(error: Error): void }[] = []
  let output = ''
  const lines = () => output.split('\n').filter((line) => line !== '')
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString()
    for (const waiter of waiting) if (lines().includes(waiter.line)) waiter.resolve()
  })
  const ended = new Promise<{ code: number | null; lines: string[] }>((resolveEnd) => {
    child.on('close', (code) => {
      for (const { line, reject } of waiting) reject(new Error(`ended before printing ${line}`))
      resolveEnd({ code, lines: lines() })
    })
  })
  const printed = (line: string) =>
    new Promise<void>((resolveLine, reject) => {
      waiting.push({ line, resolve: resolveLine, reject })
      if (lines().includes(line)) resolveLine()
    })
  return { child, printed, ended }
}
