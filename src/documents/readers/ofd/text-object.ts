import { applyTo, type Matrix, multiply, translate } from '../page/matrix.js'
import type { Glyph } from '../page/page-content.js'
import { plainCharacters } from '../page/plain-characters.js'
import { placeGlyph } from './place-glyph.js'
import { childrenNamed, type XmlNode } from './xml-tree.js'

/** Most steps that a run may stand for: a page holds fewer characters. */
const MAX_STEPS = 200_000
/** Letters wider than the usual half of the size. */
const BROAD = /[%‰@MWmw&]/
/** Chinese characters, and those that nobody can tell. */
const WIDE =
  /[\u1100-\u11ff\u2013-\u2027\u2030-\u203b\u2e80-\ua4cf\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\ufffd]/

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

/** What the last text object left behind: where on the page its last blank began and how far it reaches, if it ended with one. */
export interface Trail {
  blank: { x: number; y: number; reach: number } | null
}

/** Characters of a text object, `space` leading from its own coordinates to the page. A blank may be an object of its own. */
export function glyphsOf(object: XmlNode, space: Matrix, trail: Trail): Glyph[] {
  const size = Number(object.attributes.Size)
  if (!(size > 0)) return []
  const stretch = Number(object.attributes.HScale ?? 1) || 1
  const turned = turn(Number(object.attributes.CharDirection ?? 0))
  const forward = turn(Number(object.attributes.ReadDirection ?? 0))
  const glyphs: Glyph[] = []
  let [x, y] = [0, 0]
  for (const code of childrenNamed(object, 'TextCode')) {
    if (glyphs.length > MAX_STEPS) break
    x = numberOr(code.attributes.X, x)
    y = numberOr(code.attributes.Y, y)
    const steps = { x: readSteps(code.attributes.DeltaX), y: readSteps(code.attributes.DeltaY) }
    const isStated = steps.x.length + steps.y.length > 0
    const isDown = steps.x.length === 0 && steps.y.length > 0
    let pen = { x, y }
    for (const [at, character] of charactersOf(code, object).entries()) {
      const width = usualWidth(character) * size * stretch
      const step = steps.x[at] ?? (isDown ? 0 : width)
      // A step somewhat wider than usual is a wide letter; one that leaves a gap is a gap.
      const shown = step > width / 4 && step < width * 1.3 ? step : width
      const place = multiply(translate(space, pen.x, pen.y), turned)
      const text = plainCharacters(character)
      const glyph = placeGlyph(text, place, shown, size)
      const { x: left, y: base } = applyTo(place, 0, 0)
      if (text.trim() === '') trail.blank = { x: left, y: base, reach: glyph.size * Math.max(1, step / size) }
      else {
        const { blank } = trail
        const spaced = blank !== null && Math.hypot(left - blank.x, base - blank.y) <= blank.reach
        glyphs.push(spaced ? { ...glyph, spaced } : glyph)
        trail.blank = null
      }
      pen = isStated
        ? { x: pen.x + step, y: pen.y + (steps.y[at] ?? 0) }
        : { x: pen.x + step * forward[0], y: pen.y + step * forward[1] }
    }
  }
  return glyphs
}

/** Characters of a run; one that only names glyphs of its font (CGTransform) has as many that nobody can tell. */
function charactersOf(code: XmlNode, object: XmlNode): string[] {
  const characters = [...withoutLineEnds(code.text)]
  if (characters.length > 0) return characters
  return childrenNamed(object, 'CGTransform').flatMap((transform) =>
    childrenNamed(transform, 'Glyphs').flatMap(({ text }) =>
      text
        .trim()
        .split(/\s+/)
        .flatMap((glyph) => (glyph === '' ? [] : ['\ufffd'])),
    ),
  )
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
