import { expect, test } from 'vitest'
import { openFreshDesk } from '../../src/app/operation/fresh-desk.js'
import type { ChannelDesk } from '../../src/channels/desk.js'
import type { OpenCorpus } from '../../src/cli/context.js'

/** A corpus that only has a generation, and says when it is closed. */
function corpora() {
  let generation = 1
  let fails = false
  const open = new Set<string>()
  let opened = 0
  return {
    open,
    change(): void {
      generation += 1
    },
    fail(): void {
      fails = true
    },
    async openCorpus(): Promise<OpenCorpus> {
      if (fails) throw new Error('busy')
      const name = `${++opened}:${generation}`
      open.add(name)
      return { library: { generation }, close: () => void open.delete(name) } as unknown as OpenCorpus
    },
    deskOver: async (corpus: OpenCorpus) =>
      ({ library: () => corpus.library, close: () => undefined }) as unknown as ChannelDesk & { close(): void },
  }
}

test('questions are answered from the newest documents, and what was held stays open until the next change', async () => {
  const { open, change, fail, openCorpus, deskOver } = corpora()
  const desk = await openFreshDesk(openCorpus, deskOver)
  expect(await desk.refresh()).toBe(false)
  expect([...open]).toEqual(['1:1'])
  change()
  expect(await desk.refresh()).toBe(true)
  expect(desk.library().generation).toBe(2)
  expect([...open]).toEqual(['1:1', '3:2'])
  change()
  await desk.refresh()
  expect([...open]).toEqual(['3:2', '4:3'])
  fail()
  await expect(desk.refresh()).rejects.toThrow('busy')
  expect(desk.library().generation).toBe(3)
  desk.close()
  expect([...open]).toEqual([])
})
