/**
 * Compiles `src/` to `dist/` and copies the data files that the program reads at run time.
 *
 * Installing without development dependencies (`npm ci --omit=dev`) has no compiler: an existing `dist/` is then kept,
 * and only where there is none does this say what is missing.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const source = join(root, 'src')
const target = join(root, 'dist')
const DATA = /\.(csv|json)$/

function findCompiler() {
  try {
    return createRequire(join(root, 'package.json')).resolve('typescript/bin/tsc')
  } catch {
    return null
  }
}

const compiler = findCompiler()
if (compiler === null) {
  if (!existsSync(join(target, 'app', 'main.js'))) {
    process.stderr.write(
      'dist/ is missing and the TypeScript compiler is not installed: run `npm ci` once with development dependencies.\n',
    )
  }
  process.exit(0)
}

rmSync(target, { recursive: true, force: true })
const compiled = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

for (const entry of readdirSync(source, { recursive: true })) {
  const from = join(source, String(entry))
  if (DATA.test(from) && statSync(from).isFile()) cpSync(from, join(target, relative(source, from)))
}

/** What a document is read with: an index made with other readers is made anew, so its version is a hash of them. */
const READERS = ['core', 'language', 'documents', 'tables', 'facts', 'search']
const hash = createHash('sha256')
for (const folder of READERS) {
  const files = readdirSync(join(target, folder), { recursive: true })
    .map(String)
    .filter((name) => /\.(js|csv)$/.test(name))
    .sort()
  for (const name of files) hash.update(`${folder}/${name}\0`).update(readFileSync(join(target, folder, name)))
}
writeFileSync(join(target, 'readers-version'), `${hash.digest('hex').slice(0, 16)}\n`)
