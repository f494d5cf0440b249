/**
 * Makes a corpus of other organizations and other figures out of the bundled one: each document is copied under the names
 * of other prefectures, and its amounts are multiplied by a whole number, so that tables add up as before.
 *
 *     node tests/bench/generate-corpus.mjs FOLDER COPIES
 */
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Amounts have decimals or separators; codes, years and counts have neither, and a percent stays what it is. */
const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.,]*\s*[%％])(?!\d)/g

/** @returns {{ name: string, short: string }[]} prefecture-level cities that have a short form */
export function readPlaces() {
  const lines = readFileSync(join(root, 'src', 'facts', 'vocabulary', 'places.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines
    .slice(1)
    .map((line) => line.split(','))
    .map(([name = '', short = '']) => ({ name, short: short.split('|')[0] ?? '' }))
    .filter(({ name, short }) => name.endsWith('市') && short.length >= 2)
}

/**
 * Multiplies a written amount exactly, keeping its decimals and its way of writing.
 *
 * @param {string} text such as 6,480,334.00
 * @param {number} factor a whole number
 */
export function scaleAmount(text, factor) {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  const digits = (BigInt(text.replace(/[,.]/g, '')) * BigInt(factor)).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const grouped = text.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return decimals === 0 ? grouped : `${grouped}.${digits.slice(-decimals)}`
}

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
