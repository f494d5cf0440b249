import { IDENTITY, type Matrix, multiply, translate } from '../readers/page/matrix.js'
import type { PageContent } from '../readers/page/page-content.js'
import { takeRules } from './drawn-rules.js'
import { type Picture, paintPage, scaleFor } from './paint-page.js'
import { inkThreshold, toPgm } from './raster.js'
import { skewOf } from './skew.js'
import { readWords } from './tesseract-words.js'
import type { RecognitionFailure, Recognize } from './types.js'
import { glyphsOfWords } from './word-glyphs.js'

const POINTS_AN_INCH = 72

/** More than any form shows is what a program makes of noise. */
const MAX_GLYPHS = 20_000
const MAX_RULES = 5000
const TOO_MUCH: RecognitionFailure = {
  code: 'too-large',
  reason: { zh: '识别结果过多，不可靠', en: 'more was recognised than a page can hold' },
}
const NO_PICTURE: RecognitionFailure = {
  code: 'no-picture',
  reason: { zh: '图片无法解码或过大', en: 'its picture cannot be decoded or is too large' },
}
const NO_WORDS: RecognitionFailure = {
  code: 'no-words',
  reason: { zh: '没有识别出文字', en: 'no words were recognised' },
}

/**
 * Reads a page that shows pictures instead of text: paints them as they lie on the page, straightens it, finds the ruled
 * lines, has the words recognised, and gives what a page with text would draw. All of it is marked as recognised.
 */
export async function recognizePage(
  page: { number: number; width: number; height: number; pictures: readonly Picture[] },
  recognize: Recognize,
): Promise<PageContent | RecognitionFailure> {
  const { number, width, height, pictures } = page
  if (pictures.length === 0) return NO_PICTURE
  const scale = scaleFor(pictures, width, height)
  const sheet = { width, height, scale }
  const seen = paintPage(pictures, sheet, IDENTITY)
  const threshold = inkThreshold(seen)
  const skew = skewOf(seen, threshold)
  const paper = skew === 0 ? seen : paintPage(pictures, sheet, straighten(skew, width, height))
  const rules = takeRules(paper, threshold, scale)
  const reply = await recognize({ pgm: toPgm(paper), resolution: Math.round(scale * POINTS_AN_INCH) })
  if ('failure' in reply) return reply.failure
  const glyphs = glyphsOfWords(readWords(reply.words), scale)
  if (glyphs.length === 0) return NO_WORDS
  if (glyphs.length > MAX_GLYPHS || rules.length > MAX_RULES) return TOO_MUCH
  return { number, width, height, glyphs, rules, hasImage: true, recognized: true }
}

/** Turns the page back around its middle. */
function straighten(degrees: number, width: number, height: number): Matrix {
  const [cos, sin] = [Math.cos((-degrees * Math.PI) / 180), Math.sin((-degrees * Math.PI) / 180)]
  const turned: Matrix = multiply(translate(IDENTITY, width / 2, height / 2), [cos, sin, -sin, cos, 0, 0])
  return translate(turned, -width / 2, -height / 2)
}
