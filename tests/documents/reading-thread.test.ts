import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readInThread } from '../../src/documents/thread/read-in-thread.js'
import { makeWorkbook } from './make-files.js'
import { pdfOf } from './make-pdf.js'

const small = () =>
  makeWorkbook({
    表1: [
      ['科目', '预算数'],
      ['合计', 3],
    ],
  })
const large = () =>
  makeWorkbook({
    表1: Array.from({ length: 20_000 }, (_, row) => ['一般公共服务支出', row, row / 2, `x${row}`, row * 3]),
  })

describe('a file that takes too much', () => {
  it('ends with its thread when it takes too long, and the next one is read', async () => {
    const late = readInThread(
      { format: 'xlsx', bytes: small() },
      { limits: { megabytes: 256, processMegabytes: 512, milliseconds: 1 } },
    )
    await expect(late).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('0.001 s') })
    expect((await readInThread({ format: 'xlsx', bytes: small() })).pieces).toHaveLength(1)
  })

  it('ends with its thread when it takes too much memory', async () => {
    const greedy = readInThread(
      { format: 'xlsx', bytes: large() },
      { limits: { megabytes: 24, processMegabytes: 2048, milliseconds: 60_000 } },
    )
    await expect(greedy).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('24 MB') })
  })

  it('ends with its thread when what it unpacks fills the memory beside the heap', async () => {
    const bomb = readInThread(
      { format: 'pdf', bytes: pdfOf('', { packed: deflateSync(new Uint8Array(400 << 20)) }) },
      { limits: { megabytes: 1024, processMegabytes: 200, milliseconds: 60_000 } },
    )
    await expect(bomb).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('200 MB') })
  })

  it('reads many at once, each in its turn', async () => {
    const read = await Promise.all([1, 2, 3].map(() => readInThread({ format: 'xlsx', bytes: small() })))
    expect(read.map(({ pieces }) => pieces.length)).toEqual([1, 1, 1])
  })
})
