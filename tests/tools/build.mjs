/**
 * Compiles `src/` to `dist/` and copies the data files that the program reads at run time.
 *
 * `npm ci --omit=dev` leaves the compiler out. An existing `dist/` is kept then; on a fresh clone the compiler alone is
 * fetched into a temporary folder, and the files are translated without checking types.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const source = join(root, 'src')
const target = join(root, 'dist')
const DATA = /\.(csv|json)$/
/** What a document is read with: an index made with other readers is made anew, so its version is a hash of them. */
const READERS = ['core', 'language', 'documents', 'tables', 'facts', 'checks', 'search']

const compiler = findCompiler(root)
if (compiler !== null) compile(compiler)
else if (!existsSync(join(target, 'app', 'main.js'))) translateWithFetchedCompiler()
else process.exit(0)
copyData()
writeReadersVersion()

/** @param {string} folder */
function findCompiler(folder) {
  try {
    return createRequire(join(folder, 'package.json')).resolve('typescript/bin/tsc')
  } catch {
    return null
  }
}

/** @param {string} tsc */
function compile(tsc) {
  rmSync(target, { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

function translateWithFetchedCompiler() {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-build-'))
  try {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
    const npm = process.env.npm_execpath
    const args = [
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--silent',
      `typescript@${devDependencies.typescript}`,
    ]
    if (npm === undefined) spawnSync('npm', args, { cwd: folder, stdio: 'inherit' })
    else spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'inherit' })
    if (findCompiler(folder) === null) {
      process.stderr.write('dist/ is missing and the TypeScript compiler could not be fetched: run `npm ci` once.\n')
      process.exit(1)
    }
    translate(createRequire(join(folder, 'package.json'))('typescript'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {any} typescript */
function translate(typescript) {
  const { config } = typescript.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  // Alone, a file does not show that its package is one of ES modules.
  const wanted = { ...config.compilerOptions, noEmit: false, module: 'ESNext', moduleResolution: 'Bundler' }
  const { options } = typescript.convertCompilerOptionsFromJson(wanted, root)
  for (const file of filesOf(source).filter((name) => name.endsWith('.ts'))) {
    const { outputText } = typescript.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: options,
      fileName: join(source, file),
    })
    const to = join(target, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, outputText)
  }
}

function copyData() {
  for (const file of filesOf(source).filter((name) => DATA.test(name))) cpSync(join(source, file), join(target, file))
}

function writeReadersVersion() {
  const hash = createHash('sha256')
  for (const folder of READERS) {
    for (const name of filesOf(join(target, folder)).filter((file) => /\.(js|csv)$/.test(file))) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(join(target, folder, name)))
    }
  }
  writeFileSync(join(target, 'readers-version'), `${hash.digest('hex').slice(0, 16)}\n`)
}

/** Files below a folder, as paths relative to it, in a fixed order. @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path))
    .sort()
}
