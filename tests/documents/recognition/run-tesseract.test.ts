import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineProgram } from '../../../src/documents/recognition/examine-program.js'
import { programStamp } from '../../../src/documents/recognition/program-stamp.js'
import { runTesseract } from '../../../src/documents/recognition/run-tesseract.js'
import type { RecognitionSettings } from '../../../src/documents/recognition/types.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-program-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program of a few lines of JavaScript in tesseract's place. */
function stand(name: string, body: string): RecognitionSettings {
  const program = join(folder, name)
  writeFileSync(program, `#!${process.execPath}\n${body}\n`)
  chmodSync(program, 0o755)
  return { program, environment: { PATH: '/usr/bin:/bin' }, milliseconds: 20_000 }
}

const page = { pgm: new Uint8Array([80, 53, 10]), resolution: 200 }

describe.skipIf(process.platform === 'win32')('the program that reads pictures', () => {
  test('gets the picture by a pipe, its options as a list, and nothing of the environment but what was chosen', async () => {
    process.env.TIEOUT_MODEL_KEY = 'secret'
    const settings = stand(
      'echo',
      `let size = 0
       process.stdin.on('data', (chunk) => { size += chunk.length })
       process.stdin.on('end', () => console.log(JSON.stringify([size, process.argv.slice(2), Object.keys(process.env)])))`,
    )
    const reply = await runTesseract(page, settings)
    delete process.env.TIEOUT_MODEL_KEY
    const [size, options, names]: [number, string[], string[]] = JSON.parse('words' in reply ? reply.words : 'null')
    expect(size).toBe(3)
    expect(options).toEqual(['stdin', 'stdout', '-l', 'chi_sim', '--psm', '6', '--dpi', '200', 'tsv'])
    expect(names).not.toContain('TIEOUT_MODEL_KEY')
  })

  test.each([
    ['ends with a status', 'process.exit(3)', 'failed'],
    ['lacks its language', `console.error("Failed loading language 'chi_sim'"); process.exit(1)`, 'no-language'],
    ['writes without end', `setInterval(() => process.stdout.write('x'.repeat(1 << 20)), 0)`, 'too-large'],
  ])('a program that %s is named', async (_, body, code) => {
    const reply = await runTesseract(page, stand(`fault-${code}`, body))
    expect('failure' in reply ? reply.failure.code : 'none').toBe(code)
  })

  test('a program that does not end is ended after its time', async () => {
    const mark = join(folder, 'pid')
    const settings = stand(
      'endless',
      `require('fs').writeFileSync(${JSON.stringify(mark)}, String(process.pid)); setInterval(() => {}, 1000)`,
    )
    const reply = await runTesseract(page, { ...settings, milliseconds: 3000 })
    expect('failure' in reply ? reply.failure.code : 'none').toBe('too-long')
    if (!existsSync(mark)) return
    const pid = Number(readFileSync(mark, 'utf8'))
    await expect.poll(() => isAlive(pid)).toBe(false)
  })

  test('a program that is not there is named with what to do', async () => {
    const settings = { program: join(folder, 'nowhere'), environment: {}, milliseconds: 1000 }
    const reply = await runTesseract(page, settings)
    expect('failure' in reply ? reply.failure : null).toMatchObject({
      code: 'not-installed',
      reason: { zh: expect.stringContaining('chi_sim'), en: expect.stringContaining('TIEOUT_TESSERACT') },
    })
    expect(programStamp(settings)).toBe('absent')
    expect(examineProgram(settings)).toBeNull()
  })

  test('its languages are asked for', () => {
    expect(examineProgram(stand('langs', `console.log('List of available languages (1):\\nchi_sim')`))).toEqual({
      hasLanguage: true,
    })
    expect(examineProgram(stand('english', `console.log('List of available languages (1):\\neng')`))).toEqual({
      hasLanguage: false,
    })
  })

  test('a stamp tells one program from another, and finds it on the path', () => {
    const one = stand('one', 'process.exit(0)')
    const found = programStamp({ ...one, program: 'one', environment: { PATH: folder } })
    expect(found).toBe(programStamp(one))
    expect(found).not.toBe(programStamp(stand('two', 'process.exit(0) // other')))
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
