/**
 * Pages per second and memory of reading a PDF into lines and tables, beside bare text extraction by the same library, over
 * made-up disclosures with and without ruled tables. Every measurement is a process of its own; the median of its rounds counts.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)
const ROUNDS = 5
const STYLES = { ruled: 'strokes', 'not ruled': 'none' }
const WAYS = ['bare', 'read']

/** Rows of the table for `npm run bench`; the files are written into `work`. */
export function measurePages(work) {
  return Object.entries(STYLES).map(([label, rules]) => {
    const file = join(work, `${rules}.pdf`)
    run(['write', rules, file])
    const [bare, read] = WAYS.map((way) => JSON.parse(run([way, file])))
    return {
      'PDF tables': label,
      pages: read.pages,
      'pages/s': ((1000 * read.pages) / read.took).toFixed(0),
      'bare pages/s': ((1000 * bare.pages) / bare.took).toFixed(0),
      '× bare': (read.took / bare.took).toFixed(2),
      'peak MB': (read.peak / 1024).toFixed(0),
      'bare peak MB': (bare.peak / 1024).toFixed(0),
    }
  })
}

function run(args) {
  const done = spawnSync(process.execPath, [here, ...args], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${args.join(' ')} ended with ${done.status}: ${done.stderr}`)
  return done.stdout
}

async function write(rules, file) {
  register('../tools/typescript-hooks.mjs', import.meta.url)
  const { makeContent } = await import('../layouts/content.js')
  const { Fonts } = await import('../layouts/write/fonts.js')
  const { writePdf } = await import('../layouts/write/pdf.js')
  const style = { rules, landscape: false, repeatHeaders: true, furniture: true, formsApart: true }
  writeFileSync(file, await writePdf(makeContent({ seed: 3, kind: 'accounts' }), style, await Fonts.load()))
}

async function bareText(bytes) {
  const { openPdf } = await import('../../dist/documents/readers/pdf/open-pdf.js')
  const { document, close } = await openPdf(bytes)
  for (let page = 1; page <= document.numPages; page += 1) await (await document.getPage(page)).getTextContent()
  const pages = document.numPages
  await close()
  return pages
}

async function readPages(bytes) {
  const { readPdf } = await import('../../dist/documents/readers/pdf/pdf-reader.js')
  const { pieces } = await readPdf(bytes)
  return pieces.reduce((last, piece) => {
    const { page } = piece.kind === 'line' ? piece.place : (piece.rows.at(-1)?.[0]?.place ?? { page: 0 })
    return Math.max(last, page ?? 0)
  }, 0)
}

async function measure(way, file) {
  const bytes = readFileSync(file)
  const read = way === 'bare' ? bareText : readPages
  let pages = await read(bytes)
  const times = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    pages = await read(bytes)
    times.push(performance.now() - start)
  }
  const took = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
  process.stdout.write(JSON.stringify({ pages, took, peak: process.resourceUsage().maxRSS }))
}

if (process.argv[1] === here) {
  const [way = '', first = '', second = ''] = process.argv.slice(2)
  await (way === 'write' ? write(first, second) : measure(way, first))
}
