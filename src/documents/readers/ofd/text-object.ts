import { type Matrix, multiply, translate } from '../page/matrix.js'
import type { Glyph } from '../page/page-content.js'
import { plainCharacters } from '../page/plain-characters.js'
import { placeGlyph } from './place-glyph.js'
import { childrenNamed, type XmlNode } from './xml-tree.js'

/** Most steps that a run may stand for: a page holds fewer characters. */
const MAX_STEPS = 200_000
/** Letters wider than the usual half of the size. */
const BROAD = /[%‰@MWmw&]/
const WIDE =
  /[\u1100-\u11ff\u2013-\u2027\u2030-\u203b\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Steps between characters: numbers, and `g count step` for equal steps in a row. */
export function readSteps(text: string | undefined): number[] {
  const tokens = (text ?? '').trim().split(/\s+/)
  const steps: number[] = []
  for (let at = 0; at < tokens.length && steps.length < MAX_STEPS; at += 1) {
    if (tokens[at] === 'g') {
      const [count, step] = [Number(tokens[at + 1]), Number(tokens[at + 2])]
      if (!(count > 0) || !Number.isFinite(step)) return steps
      for (let left = Math.min(count, MAX_STEPS - steps.length); left >= 1; left -= 1) steps.push(step)
      at += 2
    } else {
      const step = Number(tokens[at])
      if (tokens[at] === '' || !Number.isFinite(step)) return steps
      steps.push(step)
    }
  }
  return steps
}

/** Characters of a text object, `space` leading from its own coordinates to the page. */
export function glyphsOf(object: XmlNode, space: Matrix): Glyph[] {
  const size = Number(object.attributes.Size)
  if (!(size > 0)) return []
  const stretch = Number(object.attributes.HScale ?? 1) || 1
  const turned = turn(Number(object.attributes.CharDirection ?? 0))
  const glyphs: Glyph[] = []
  let [x, y] = [0, 0]
  for (const code of childrenNamed(object, 'TextCode')) {
    x = numberOr(code.attributes.X, x)
    y = numberOr(code.attributes.Y, y)
    const steps = { x: readSteps(code.attributes.DeltaX), y: readSteps(code.attributes.DeltaY) }
    const isDown = steps.x.length === 0 && steps.y.length > 0
    let pen = { x, y }
    let spaced = false
    for (const [at, character] of [...withoutLineEnds(code.text)].entries()) {
      const width = usualWidth(character) * size * stretch
      const step = steps.x[at] ?? (isDown ? 0 : width)
      // A step somewhat wider than usual is a wide letter; one that leaves a gap is a gap.
      const shown = step > width / 4 && step < width * 1.3 ? step : width
      const place = multiply(translate(space, pen.x, pen.y), turned)
      const text = plainCharacters(character)
      if (text.trim() !== '') {
        const glyph = placeGlyph(text, place, shown, size)
        glyphs.push(spaced ? { ...glyph, spaced } : glyph)
      }
      spaced = text.trim() === ''
      pen = { x: pen.x + step, y: pen.y + (steps.y[at] ?? 0) }
    }
  }
  return glyphs
}

/** Width of a character at size 1: the package need not hold its font. */
function usualWidth(character: string): number {
  if (WIDE.test(character)) return 1
  return BROAD.test(character) ? 0.85 : 0.5
}

/** Writers that indent their XML put line ends around the text. */
const withoutLineEnds = (text: string): string =>
  text.includes('\n') ? text.replace(/^\s+/, '').replaceAll(/\s*[\r\n]+\s*/g, '') : text

function numberOr(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : otherwise
}

/** Characters turned clockwise by quarters. */
function turn(degrees: number): Matrix {
  if (degrees === 90) return [0, 1, -1, 0, 0, 0]
  if (degrees === 180) return [-1, 0, 0, -1, 0, 0]
  return degrees === 270 ? [0, -1, 1, 0, 0, 0] : [1, 0, 0, 1, 0, 0]
}
