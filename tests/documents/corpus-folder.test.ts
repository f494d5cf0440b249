import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareCodePoints, listCorpus } from '../../src/documents/corpus-folder.js'
import { isSettled, sameFingerprint } from '../../src/documents/file-fingerprint.js'

let root: string
let corpus: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tieout-corpus-')))
  corpus = join(root, 'corpus')
  mkdirSync(corpus)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const list = (maxBytes?: number) =>
  listCorpus(corpus, { extensions: ['.txt', '.md'], ...(maxBytes === undefined ? {} : { maxBytes }) })
const put = (path: string, content = 'x') => writeFileSync(join(corpus, path), content)

describe('a corpus folder', () => {
  test('is listed in code-point order, with its other files named and its hidden ones left out', () => {
    mkdirSync(join(corpus, 'sub', '.git'), { recursive: true })
    for (const path of [
      'b.TXT',
      'a.md',
      'é.txt',
      '乌.txt',
      'sub/c.txt',
      '.hidden.txt',
      'sub/.git/d.txt',
      'e.docx',
      'txt',
      '.txt',
    ])
      put(path)
    const listing = list()
    expect(listing.entries.map(({ path }) => path)).toEqual(['a.md', 'b.TXT', 'sub/c.txt', 'é.txt', '乌.txt'])
    expect(listing.ignored).toEqual(['e.docx', 'txt'])
    expect(listing.problems).toEqual([])
  })

  test.each<[string, () => void, string]>([
    ['a link out of the corpus', () => symlinkSync(join(root, 'outside.txt'), join(corpus, 'a.txt')), 'link-outside'],
    [
      'a link to a neighbour whose name begins alike',
      () => symlinkSync(join(root, 'corpus-2', 'a.txt'), join(corpus, 'a.txt')),
      'link-outside',
    ],
    ['a link to nothing', () => symlinkSync(join(corpus, 'none'), join(corpus, 'a.txt')), 'unreadable'],
    ['a link to itself', () => symlinkSync('a.txt', join(corpus, 'a.txt')), 'unreadable'],
    ['a folder named as a file', () => mkdirSync(join(corpus, 'a.txt')), 'folder-named-as-file'],
    ['a file that is too large', () => put('a.txt', 'x'.repeat(101)), 'too-large'],
    ['a pipe', () => execFileSync('mkfifo', [join(corpus, 'a.txt')]), 'not-a-file'],
  ])('names %s, and lists the rest', (_, make, code) => {
    writeFileSync(join(root, 'outside.txt'), 'secret')
    mkdirSync(join(root, 'corpus-2'))
    writeFileSync(join(root, 'corpus-2', 'a.txt'), 'secret')
    put('b.txt')
    make()
    const listing = list(100)
    expect(listing.problems.map(({ path, warning }) => [path, warning.code])).toEqual([['a.txt', code]])
    expect(listing.problems[0]?.warning.message.zh).toContain('a.txt')
    expect(listing.entries.map(({ path }) => path)).toEqual(['b.txt'])
  })

  test('does not follow a link to a folder, which might lead in a circle', () => {
    symlinkSync('.', join(corpus, 'loop'))
    put('a.txt')
    const listing = list()
    expect(listing.problems).toMatchObject([{ path: 'loop', warning: { code: 'link-to-folder' } }])
    expect(listing.entries).toHaveLength(1)
  })

  test('reads a link to a file inside it, and a corpus reached by a link', () => {
    put('a.txt', 'content')
    symlinkSync('a.txt', join(corpus, 'b.txt'))
    symlinkSync(corpus, join(root, 'way'))
    const listing = listCorpus(join(root, 'way'), { extensions: ['.txt'] })
    expect(listing.root).toBe(corpus)
    expect(listing.entries.map((entry) => new TextDecoder().decode(entry.read().bytes))).toEqual(['content', 'content'])
  })

  test.each([
    ['missing', 'nowhere', 'not-found'],
    ['a file', 'corpus/a.txt', 'bad-input'],
  ])('that is %s is told with what to do', (_, path, code) => {
    put('a.txt')
    const open = () => listCorpus(join(root, path), { extensions: ['.txt'] })
    expect(open).toThrow(expect.objectContaining({ code, hint: expect.stringContaining('--corpus') }))
  })
})

describe('reading an entry', () => {
  const entry = () => {
    const first = list(100).entries[0]
    if (first === undefined) throw new Error('no entry')
    return first
  }

  test('gives the bytes with the stamps of that state, also after the file was replaced', () => {
    put('a.txt', 'old')
    const listed = entry()
    put('a.txt', 'newer')
    const { bytes, fingerprint } = listed.read()
    expect(new TextDecoder().decode(bytes)).toBe('newer')
    expect(sameFingerprint(fingerprint, entry().fingerprint)).toBe(true)
    expect(sameFingerprint(fingerprint, listed.fingerprint)).toBe(false)
  })

  test.each<[string, () => void]>([
    ['was deleted', () => unlinkSync(join(corpus, 'a.txt'))],
    [
      'became a link out of the corpus',
      () => relink(() => symlinkSync(join(root, 'outside.txt'), join(corpus, 'a.txt'))),
    ],
    ['became a folder', () => relink(() => mkdirSync(join(corpus, 'a.txt')))],
    ['grew too large', () => put('a.txt', 'x'.repeat(101))],
  ])('says so when the file %s after it was listed', (_, change) => {
    put('a.txt')
    writeFileSync(join(root, 'outside.txt'), 'secret')
    const listed = entry()
    change()
    expect(() => listed.read()).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining('a.txt') }),
    )
  })

  function relink(make: () => void): void {
    unlinkSync(join(corpus, 'a.txt'))
    make()
  }

  test('reads hard links and empty files like any other', () => {
    put('b.txt', '')
    linkSync(join(corpus, 'b.txt'), join(corpus, 'a.txt'))
    expect(list().entries.map((file) => file.read().bytes.length)).toEqual([0, 0])
  })
})

test('stamps prove a state only when they are older than the coarsest clock', () => {
  const at = (ms: number) => ({ size: 1, mtimeNs: '0', ctimeNs: String(BigInt(ms) * 1_000_000n), inode: '1' })
  expect([0, 1_999, 2_000, 2_001, -5_000].map((age) => isSettled(at(1_000_000), 1_000_000 + age))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ])
})

test('code-point order is the order of the UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
