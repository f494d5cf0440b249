/**
 * Makes a corpus of other organizations and other figures out of the bundled one: each document is copied under the names
 * of other prefectures, and its amounts are multiplied by a whole number, so that tables add up as before.
 *
 *     node tests/bench/generate-corpus.mjs FOLDER COPIES
 */
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPlaces, scaleAmount } from '../tools/vary-corpus.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Amounts have decimals or separators; codes, years and counts have neither, and a percent stays what it is. */
const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.,]*\s*[%％])(?!\d)/g

/**
 * Writes `copies` editions of every bundled document.
 *
 * @param {string} folder
 * @param {number} copies
 * @returns {{ path: string, place: string, original: string }[]}
 */
export function generateCorpus(folder, copies) {
  mkdirSync(folder, { recursive: true })
  const places = readPlaces()
  const names = readdirSync(join(root, 'corpus'))
    .filter((name) => name.endsWith('.txt'))
    .sort()
  const originals = names.map((name) => {
    const text = readFileSync(join(root, 'corpus', name), 'utf8')
    return { name, text, place: mostNamed(text, places) }
  })
  const written = []
  for (let copy = 0; copy < copies; copy++) {
    originals.forEach(({ name, text, place }, at) => {
      const number = copy * originals.length + at
      // One more with each round through the places, so that a place never gets the same document twice.
      const next = places[(number + Math.floor(number / places.length)) % places.length]
      if (next === undefined) return
      const renamed = text.replaceAll(place.name, next.name).replaceAll(place.short, next.short)
      const scaled = renamed.replace(AMOUNT, (amount) => scaleAmount(amount, 2 + (number % 89)))
      const path = `${String(number).padStart(4, '0')}-${name}`
      writeFileSync(join(folder, path), scaled)
      written.push({ path, place: next.short, original: name })
    })
  }
  return written
}

function mostNamed(text, places) {
  const counted = places.map((place) => ({ place, count: text.split(place.short).length - 1 }))
  counted.sort((a, b) => b.count - a.count)
  const [most] = counted
  if (most === undefined || most.count === 0) throw new Error('a bundled document names no place')
  return most.place
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, copies] = process.argv.slice(2)
  if (folder === undefined || !/^\d+$/.test(copies ?? '')) {
    process.stderr.write('usage: node tests/bench/generate-corpus.mjs FOLDER COPIES\n')
    process.exit(64)
  }
  process.stdout.write(`${generateCorpus(folder, Number(copies)).length} documents in ${folder}\n`)
}
