import { Worker } from 'node:worker_threads'
import { TieoutError } from '../../core/errors.js'
import type { ReadPieces } from '../pieces.js'
import type { PieceFormat } from '../readers/piece-readers.js'
import type { Recognize } from '../recognition/types.js'
import type { PageRecognized, PageToRecognize, ReadReply, ReadRequest } from './messages.js'

/** What one file may use. */
export interface ReadingLimits {
  /** Heap of the thread. */
  megabytes: number
  /** By how much the whole process may grow meanwhile: the heap does not count buffers, which unpacked streams fill. */
  processMegabytes: number
  /** Without the time in which pages are recognised: the recognizer has a limit of its own for each. */
  milliseconds: number
}

const READING_LIMITS: ReadingLimits = { megabytes: 1536, processMegabytes: 2048, milliseconds: 120_000 }

/** Milliseconds between looks at the memory of the process. */
const LOOK_EVERY = 200
const MEGABYTE = 1_048_576

/** Run from the sources (tests do), the thread is a source too. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './reading-thread.ts' : './reading-thread.js', import.meta.url)

let kept: Worker | null = null
let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads a file in a thread of its own, one file at a time. The thread is kept for the next file and never keeps the process
 * alive.
 *
 * @throws TieoutError `bad-input` for what the reader refuses, and for a file that takes more memory or time than allowed.
 */
export function readInThread(
  request: Pick<ReadRequest, 'format' | 'bytes'>,
  { limits = READING_LIMITS, recognize = null }: { limits?: ReadingLimits; recognize?: Recognize | null } = {},
): Promise<ReadPieces> {
  const reading = queue.then(() => readNow(request, limits, recognize))
  queue = reading.catch(() => undefined)
  return reading
}

function readNow(
  file: Pick<ReadRequest, 'format' | 'bytes'>,
  limits: ReadingLimits,
  recognize: Recognize | null,
): Promise<ReadPieces> {
  const request: ReadRequest = { ...file, recognizing: recognize !== null }
  const own = limits === READING_LIMITS
  const worker = (own ? kept : null) ?? startThread(limits)
  kept = null
  for (const event of ['error', 'exit']) worker.removeAllListeners(event)
  worker.ref()
  return new Promise((resolve, reject) => {
    let over = false
    const end = (): void => {
      over = true
      clearTimeout(timer)
      clearInterval(watch)
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      // What a thread does after its answer concerns nobody, but an error without a listener would end the process.
      worker.on('error', () => {
        if (kept === worker) kept = null
      })
      worker.on('exit', () => {
        if (kept === worker) kept = null
      })
    }
    const give = (error: TieoutError): void => {
      end()
      void worker.terminate()
      reject(error)
    }
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.processMegabytes * MEGABYTE)
        give(tooLarge(limits.processMegabytes, null))
    }, LOOK_EVERY)
    const begin = (): NodeJS.Timeout =>
      setTimeout(() => give(tooLong(request.format, limits)), Math.max(1, limits.milliseconds - spent))
    let [spent, begun] = [0, performance.now()]
    let timer = begin()
    worker.on('message', (reply: ReadReply | PageToRecognize) => {
      if ('recognize' in reply) {
        clearTimeout(timer)
        spent += performance.now() - begun
        void recognize?.(reply.recognize).then((recognized) => {
          if (over) return
          begun = performance.now()
          timer = begin()
          const message: PageRecognized = { recognized }
          worker.postMessage(message)
        })
        return
      }
      end()
      if (own) {
        worker.unref()
        kept = worker
      } else void worker.terminate()
      if ('pieces' in reply) resolve(reply.pieces)
      else
        reject(
          new TieoutError(
            'bad-input',
            reply.error.message,
            reply.error.hint === null ? {} : { hint: reply.error.hint },
          ),
        )
    })
    worker.on('error', (error) =>
      give(hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY') ? tooLarge(limits.megabytes, error) : broken(error)),
    )
    worker.on('exit', () => give(broken(null)))
    worker.postMessage(request)
  })
}

function startThread(limits: ReadingLimits): Worker {
  return new Worker(ENTRY, {
    name: 'tieout reading',
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    // What a library prints (unknown fonts and the like) belongs to no result and no message.
    stdout: true,
    stderr: true,
  })
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const SMALLER = '请拆成较小的文件，或另存为 PDF 或文本。 Split it into smaller files, or save it as PDF or text.'

function tooLong(format: PieceFormat, { milliseconds }: ReadingLimits): TieoutError {
  const seconds = milliseconds / 1000
  return new TieoutError(
    'bad-input',
    `读取 ${format} 超过 ${seconds} 秒，已中止。Reading the ${format} took more than ${seconds} s and was stopped.`,
    { hint: SMALLER },
  )
}

function tooLarge(megabytes: number, cause: unknown): TieoutError {
  return new TieoutError(
    'bad-input',
    `读取时内存超过 ${megabytes} MB，已中止。Reading it took more than ${megabytes} MB of memory and was stopped.`,
    { cause, hint: SMALLER },
  )
}

function broken(cause: unknown): TieoutError {
  return new TieoutError('bad-input', '读取时出错，文件无法读取。Reading failed; the file cannot be read.', {
    cause,
    hint: '文件可能已损坏：请重新取得或重新保存。 It may be damaged: fetch it or save it again.',
  })
}
