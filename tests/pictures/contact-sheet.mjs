/**
 * Draws every kind of picture, and every trouble that a picture can have, into `pictures/`, with one page and one sheet
 * that show them all: to be looked at after a change. `npm run pictures [FOLDER]`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { samples } from './answers.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = process.argv[2] ?? join(root, 'pictures')
const dist = process.env.TIEOUT_DIST ?? join(root, 'dist')
const load = (/** @type {string} */ path) => import(join(dist, path))

const { createPictures } = await load('reports/pictures/create-pictures.js')
const { openFonts } = await load('app/open-fonts.js')
const documents = await readCorpus()
const pictures = createPictures({
  fonts: openFonts(),
  tables: (/** @type {string} */ id) => documents.get(id)?.tables ?? [],
})

/** @type {{ name: string, picture: any }[]} */
const drawn = []
for (const { name, answer } of samples) drawn.push({ name, picture: await pictures.chart(answer) })
for (const [id, { facts }] of documents)
  for (const [at, figure] of cellsOf(facts).entries())
    drawn.push({
      name: `cut-out-${id}-${at + 1}`,
      picture: await pictures.cutOut(figure, { language: at % 2 === 0 ? 'zh' : 'en' }),
    })

mkdirSync(folder, { recursive: true })
const missing = drawn.filter(({ picture }) => picture === null).map(({ name }) => name)
const shown = drawn.filter(({ picture }) => picture !== null)
for (const { name, picture } of shown) {
  writeFileSync(join(folder, `${name}.png`), picture.png)
  writeFileSync(join(folder, `${name}.svg`), picture.svg)
}
writeFileSync(join(folder, 'index.html'), page())
writeFileSync(join(folder, 'sheet.png'), await sheet())
const bytes = shown.map(({ picture }) => picture.png.length)
process.stdout.write(`${shown.length} pictures in ${folder}, ${Math.max(...bytes)} bytes at most\n`)
if (missing.length > 0) process.stdout.write(`not drawn: ${missing.join(', ')}\n`)

function page() {
  const figures = shown.map(({ name, picture }) => `<figure><figcaption>${name}</figcaption>${picture.svg}</figure>`)
  return `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>figure{display:inline-block;margin:1rem;border:1px solid #ccc;vertical-align:top}figcaption{font:14px sans-serif;padding:.3rem}</style>${figures.join('\n')}\n`
}

/** All pictures small, four in a row. */
async function sheet() {
  const { Resvg } = await import('@resvg/resvg-js')
  const [across, width, height] = [4, 400, 320]
  const images = shown.map(({ picture }, at) => {
    const [x, y] = [(at % across) * width, Math.floor(at / across) * height]
    const data = Buffer.from(picture.png).toString('base64')
    return `<image x="${x + 8}" y="${y + 8}" width="${width - 16}" height="${height - 16}" href="data:image/png;base64,${data}"/>`
  })
  const size = [across * width, Math.ceil(shown.length / across) * height]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}"><rect width="100%" height="100%" fill="#ddd"/>${images.join('')}</svg>`
  return new Resvg(svg).render().asPng()
}

/** The bundled documents, with their tables and what was read from them. */
async function readCorpus() {
  const [{ readDocument }, { identifyDocument }, { readTables }, { readFacts }, { loadVocabulary }] = await Promise.all(
    [
      load('documents/readers/registry.js'),
      load('documents/identity.js'),
      load('tables/read-tables.js'),
      load('facts/read-facts.js'),
      load('app/load-vocabulary.js'),
    ],
  )
  const { vocabulary } = loadVocabulary(null)
  const corpus = join(root, 'corpus')
  const names = readdirSync(corpus).filter((name) => name.endsWith('.txt'))
  const entries = names.map(async (path) => {
    const read = await readDocument(path, readFileSync(join(corpus, path)))
    const source = { id: path.replace(/\.txt$/, ''), path, identity: identifyDocument(read) }
    const tables = readTables(source, read)
    return /** @type {const} */ ([source.id, { tables, facts: readFacts(source, read, tables, vocabulary).facts }])
  })
  return new Map(await Promise.all(entries))
}

/** One cell of each table of a document, the one in the middle. @param {any[]} facts */
function cellsOf(facts) {
  /** @type {Map<string, any[]>} */
  const byTable = new Map()
  for (const fact of facts)
    if (fact.source.table !== null) byTable.set(fact.source.table, [...(byTable.get(fact.source.table) ?? []), fact])
  return [...byTable.values()].map((all) => {
    const { source, value, unit } = all[Math.floor(all.length / 2)]
    return { id: 'F1', value, unit, source: { ...source, also: [] } }
  })
}
