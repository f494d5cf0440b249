import { Worker } from 'node:worker_threads'
import { TieoutError } from '../../core/errors.js'
import type { ReadPieces } from '../pieces.js'
import type { PieceFormat } from '../readers/piece-readers.js'
import type { ReadReply, ReadRequest } from './messages.js'

/** What one file may use. */
export interface ReadingLimits {
  /** Heap of the thread. */
  megabytes: number
  /** By how much the whole process may grow meanwhile: the heap does not count buffers, which unpacked streams fill. */
  processMegabytes: number
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
export function readInThread(request: ReadRequest, limits: ReadingLimits = READING_LIMITS): Promise<ReadPieces> {
  const reading = queue.then(() => readNow(request, limits))
  queue = reading.catch(() => undefined)
  return reading
}

function readNow(request: ReadRequest, limits: ReadingLimits): Promise<ReadPieces> {
  const own = limits === READING_LIMITS
  const worker = (own ? kept : null) ?? startThread(limits)
  kept = null
  for (const event of ['error', 'exit']) worker.removeAllListeners(event)
  worker.ref()
  return new Promise((resolve, reject) => {
    const end = (): void => {
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
    const timer = setTimeout(() => give(tooLong(request.format, limits)), limits.milliseconds)
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.processMegabytes * MEGABYTE)
        give(tooLarge(limits.processMegabytes, null))
    }, LOOK_EVERY)
    worker.on('message', (reply: ReadReply) => {
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
