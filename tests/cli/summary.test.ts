import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from './run-tieout.js'
import { smallBudget } from './small-budget.js'

test('a summary tells what is new, what stands and what is no longer found, also after a rebuild', async () => {
  const corpus = newCorpus()
  const env = { TIEOUT_INDEX: join(newFolder('index'), 'index') }
  const run = (...args: string[]) => runTieout([...args, '--corpus', corpus], { env })
  const summary = async (...flags: string[]) => (await run('summary', ...flags)).stdout
  writeFileSync(join(corpus, 'a.txt'), smallBudget({ total: '13.50' }))
  writeFileSync(join(corpus, 'b.txt'), smallBudget({ office: '云溪市档案馆' }))

  const first = await summary()
  expect(first).toMatch(/organizations 2, documents 2, .* errors 1, .*This is the first summary/)
  expect(first).toContain('Nothing found: 云溪市档案馆')
  expect(await summary('--no-keep')).toMatch(/new 0, standing 1, no longer found 0/)

  await run('ingest', '--rebuild')
  writeFileSync(join(corpus, 'a.txt'), smallBudget())
  writeFileSync(join(corpus, 'b.txt'), smallBudget({ office: '云溪市档案馆', stated: '14.50' }))
  const second = await summary('--language', 'zh')
  expect(second).toMatch(/新增 [1-9]\d*，仍在 0，不再出现 1。/)
  expect(second).toMatch(/\[新\] 错误：/)
  expect(await summary('--language', 'zh')).toMatch(/新增 0，仍在 [1-9]\d*，不再出现 0。/)
})
