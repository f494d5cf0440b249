import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/app/parse-document.js'
import { examineProgram } from '../../../src/documents/recognition/examine-program.js'
import { vocabulary } from '../../facts/fixtures.js'
import { makeContent } from '../../layouts/content.js'
import { Fonts } from '../../layouts/write/fonts.js'
import { writePdf } from '../../layouts/write/pdf.js'

const settings = {
  program: 'tesseract',
  environment: { PATH: process.env.PATH ?? '', OMP_THREAD_LIMIT: '1', LC_ALL: 'C' },
  milliseconds: 120_000,
}
const canScan = spawnSync('pdftoppm', ['-v']).status === 0 && examineProgram(settings)?.hasLanguage === true

/** Pages of a PDF as a scanner would give them. */
async function scanOf(bytes: Uint8Array, last: number): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-scan-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes)
    const options = ['-r', '200', '-gray', '-png', '-l', String(last), join(folder, 'in.pdf'), join(folder, 'page')]
    spawnSync('pdftoppm', options)
    const scan = await PDFDocument.create()
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
    for (const name of names.sort()) {
      const picture = await scan.embedPng(readFileSync(join(folder, name)))
      const [width, height] = [(picture.width * 72) / 200, (picture.height * 72) / 200]
      scan.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
    }
    return await scan.save()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test.skipIf(!canScan)(
  'a scanned disclosure: tables come out, every figure is marked, no check judges them',
  async () => {
    const style = {
      rules: 'strokes',
      landscape: true,
      repeatHeaders: true,
      furniture: false,
      formsApart: true,
    } as const
    const printed = await writePdf(makeContent({ seed: 11, kind: 'budget' }), style, await Fonts.load())
    const { facts: stated } = await parseDocument('d.pdf', printed, vocabulary)
    const read = await parseDocument('d.pdf', await scanOf(printed, 6), vocabulary, 'd', settings)
    const cells = read.facts.facts.filter(({ origin }) => origin === 'cell')
    expect(cells.length).toBeGreaterThan(10)
    expect(read.facts.facts.every(({ source }) => source.recognized === true)).toBe(true)
    const known = new Set(stated.facts.map(({ value }) => value))
    expect(cells.filter(({ value }) => known.has(value)).length).toBeGreaterThan(0.8 * cells.length)
    expect(read.check.findings).toEqual([])
    expect(read.check.report.coverage).toMatchObject({ checked: 0, inconsistent: 0 })
  },
  240_000,
)
