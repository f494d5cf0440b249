import { pick, type Random } from '../checks/generated/money.js'
import { unzip, writeZip } from './write/zip.js'

export type Damage = (bytes: Uint8Array, random: Random) => Uint8Array

const place = (length: number, random: Random): number => Math.floor(random() * length)

/** Changes of any file, byte by byte. */
export const BYTES: Readonly<Record<string, Damage>> = {
  cut: (bytes, random) => bytes.slice(0, place(bytes.length, random)),
  'beginning lost': (bytes, random) => bytes.slice(place(bytes.length / 2, random)),
  flipped: (bytes, random) => {
    const changed = bytes.slice()
    for (let count = 0; count < 5; count += 1) {
      const at = place(changed.length, random)
      changed[at] = (changed[at] ?? 0) ^ (1 << place(8, random))
    }
    return changed
  },
  inserted: (bytes, random) => {
    const at = place(bytes.length, random)
    const more = Array.from({ length: 1 + place(40, random) }, () => place(256, random))
    return new Uint8Array([...bytes.subarray(0, at), ...more, ...bytes.subarray(at)])
  },
  'a stretch of zeros': (bytes, random) => {
    const changed = bytes.slice()
    const at = place(bytes.length, random)
    return changed.fill(0, at, at + 200)
  },
}

/** Changes that know what a zip of XML holds; every one is a whole zip again. */
export const PACKAGES: Readonly<Record<string, Damage>> = {
  'an entry removed': (bytes, random) => {
    const entries = unzip(bytes)
    const gone = pick(random, entries)
    return writeZip(entries.filter((entry) => entry !== gone))
  },
  'an element dropped': (bytes, random) =>
    changed(bytes, random, (xml) => without(xml, /<(\w+:\w+)[^<>]*>[^<>]*<\/\1>/g, random)),
  'a tag dropped': (bytes, random) => changed(bytes, random, (xml) => without(xml, /<[^<>?]*>/g, random)),
  'digits changed': (bytes, random) => changed(bytes, random, (xml) => digitsChanged(xml, random)),
  'an attribute changed': (bytes, random) =>
    changed(bytes, random, (xml) => replaceOne(xml, /="[^"<>]*"/g, random, () => '="-99999999"')),
  'an entry emptied': (bytes, random) => changed(bytes, random, () => ''),
}

/** The same for markup that is no zip. */
export const MARKUP: Readonly<Record<string, Damage>> = {
  'a tag dropped': (bytes, random) => inLatin(bytes, (text) => without(text, /<\/?t[^<>]*>/g, random)),
  'a span changed': (bytes, random) =>
    inLatin(bytes, (text) => replaceOne(text, /span="\d+"/g, random, () => 'span="9999999"')),
  'digits changed': (bytes, random) => inLatin(bytes, (text) => digitsChanged(text, random)),
}

/** And for PDF: the bytes of one stream, the numbers of its objects. */
export const STREAMS: Readonly<Record<string, Damage>> = {
  'a stream corrupted': (bytes, random) => {
    const text = new TextDecoder('latin1').decode(bytes)
    const starts = [...text.matchAll(/stream\r?\n/g)].map(({ index }) => index)
    const at = pick(random, starts) + 10
    const spoiled = bytes.slice()
    for (let count = 0; count < 4; count += 1) spoiled[at + place(300, random)] = place(256, random)
    return spoiled
  },
  'a number of an object changed': (bytes, random) =>
    inLatin(bytes, (text) =>
      replaceOne(text, /\/(?:Length|W|Kids|Contents|Rotate|MediaBox)[ [][^/<>]{1,20}/g, random, (part) =>
        digitsChanged(part, random),
      ),
    ),
}

function changed(bytes: Uint8Array, random: Random, change: (xml: string) => string): Uint8Array {
  const entries = unzip(bytes)
  const chosen = pick(
    random,
    entries.filter(([name]) => /(?:sheet\d+|sharedStrings|document|Content|Document|OFD|workbook)\.xml$/.test(name)),
  )
  return writeZip(
    entries.map(([name, content]) => [name, chosen[0] === name ? change(new TextDecoder().decode(content)) : content]),
  )
}

function replaceOne(text: string, pattern: RegExp, random: Random, by: (part: string) => string): string {
  const found = [...text.matchAll(pattern)]
  const one = found[place(found.length, random)]
  return one === undefined ? text : text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length)
}

const without = (text: string, pattern: RegExp, random: Random): string => replaceOne(text, pattern, random, () => '')

const digitsChanged = (text: string, random: Random): string =>
  replaceOne(text, /\d{2,}/g, random, (part) => [...part].map(() => place(10, random)).join(''))

const inLatin = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
  new Uint8Array(Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1'))
