import { spawn } from 'node:child_process'
import type { PicturePage, RecognitionFailure, RecognitionReply, RecognitionSettings } from './types.js'

/** Simplified Chinese; figures are part of it. */
export const RECOGNITION_LANGUAGE = 'chi_sim'

const MAX_OUTPUT = 16 * 1024 * 1024
const MAX_TOLD = 2000
/** One block of text: rows of a form stay rows, where finding the layout by itself parts its columns. */
const LAYOUT = '6'

/**
 * Has the installed tesseract read one page: the picture goes in and the words come out by pipes, no file is written and no
 * shell takes part. Over its time the program is ended. Never rejects: what went wrong is told with what to do.
 */
export function runTesseract(page: PicturePage, settings: RecognitionSettings): Promise<RecognitionReply> {
  const options = ['-l', RECOGNITION_LANGUAGE, '--psm', LAYOUT, '--dpi', String(page.resolution), 'tsv']
  return new Promise((resolve) => {
    const child = spawn(settings.program, ['stdin', 'stdout', ...options], {
      env: { ...settings.environment },
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const output: Buffer[] = []
    let [length, told, over] = [0, '', false]
    const end = (reply: RecognitionReply): void => {
      if (over) return
      over = true
      clearTimeout(timer)
      process.removeListener('exit', kill)
      kill()
      resolve(reply)
    }
    const kill = (): void => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end({ failure: tooLong(settings) }), settings.milliseconds)
    process.on('exit', kill)
    child.on('error', (error) => end({ failure: notStarted(error, settings) }))
    // A program that ends before it has read everything breaks the pipe; its end says why.
    child.stdin.on('error', () => undefined)
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_OUTPUT) end({ failure: TOO_LARGE })
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (told.length < MAX_TOLD) told += chunk.toString('utf8')
    })
    child.on('close', (status) => {
      if (status === 0) end({ words: Buffer.concat(output).toString('utf8') })
      else end({ failure: failed(told, status) })
    })
    child.stdin.end(page.pgm)
  })
}

const TOO_LARGE: RecognitionFailure = {
  code: 'too-large',
  reason: { zh: '识别结果过大，已中止', en: 'the recognised text is too large' },
}

function tooLong({ milliseconds }: RecognitionSettings): RecognitionFailure {
  const seconds = milliseconds / 1000
  return {
    code: 'too-long',
    reason: {
      zh: `识别一页超过 ${seconds} 秒，已中止`,
      en: `recognition took more than ${seconds} s a page and was stopped`,
    },
  }
}

function notStarted(error: Error, { program }: RecognitionSettings): RecognitionFailure {
  const code = 'code' in error ? String(error.code) : error.message
  return {
    code: 'not-installed',
    reason: {
      zh: `“${program}”无法运行（${code}）：请安装 tesseract 和简体中文数据（${RECOGNITION_LANGUAGE}），或用 TIEOUT_TESSERACT 指明位置，再运行 tieout ingest --rebuild`,
      en: `“${program}” cannot be run (${code}): install tesseract with its data for simplified Chinese (${RECOGNITION_LANGUAGE}), or name it in TIEOUT_TESSERACT, then run tieout ingest --rebuild`,
    },
  }
}

function failed(told: string, status: number | null): RecognitionFailure {
  if (/loading language|load any languages|tessdata/i.test(told))
    return {
      code: 'no-language',
      reason: {
        zh: `tesseract 缺少简体中文数据（${RECOGNITION_LANGUAGE}）：请安装（如 apt install tesseract-ocr-chi-sim），再运行 tieout ingest --rebuild`,
        en: `tesseract lacks its data for simplified Chinese (${RECOGNITION_LANGUAGE}): install it (e.g. apt install tesseract-ocr-chi-sim), then run tieout ingest --rebuild`,
      },
    }
  const words = status === null ? 'signal' : `status ${status}`
  return { code: 'failed', reason: { zh: `tesseract 出错（${words}）`, en: `tesseract failed (${words})` } }
}
