import { expect, test } from 'vitest'
import { type DigestPlan, type DigestState, runDigest } from '../../../src/channels/digest/plan.js'
import type { KeptFinding } from '../../../src/checks/compare-runs.js'

const finding = (id: string): KeptFinding => ({
  id,
  rule: 'column-sum',
  severity: 'error',
  document: 'a',
  organization: '云溪市档案馆',
  year: 2024,
  stage: 'budget',
})

const PLAN: DigestPlan = {
  name: 'weekly',
  platform: 'discord',
  channel: '1',
  schedule: null,
  onlyChanges: false,
  language: 'zh',
}

const runs: {
  name: string
  onlyChanges: boolean
  last: DigestState | null
  hasChanged: boolean
  fails?: boolean
  posts: number
  kept: DigestState | null
}[] = [
  {
    name: 'the first run is told',
    onlyChanges: true,
    last: null,
    hasChanged: true,
    posts: 1,
    kept: { at: 500, findings: [finding('F2')] },
  },
  {
    name: 'nothing new is told too',
    onlyChanges: false,
    last: { at: 7, findings: [finding('F2')] },
    hasChanged: false,
    posts: 1,
    kept: { at: 500, findings: [finding('F2')] },
  },
  {
    name: 'nothing new is kept silent where that is wanted',
    onlyChanges: true,
    last: { at: 7, findings: [finding('F2')] },
    hasChanged: false,
    posts: 0,
    kept: { at: 500, findings: [finding('F2')] },
  },
  {
    name: 'what could not be posted counts as not told',
    onlyChanges: true,
    last: { at: 7, findings: [finding('F1')] },
    hasChanged: true,
    fails: true,
    posts: 1,
    kept: { at: 7, findings: [finding('F1')] },
  },
]

test.each(runs)('$name', async ({ onlyChanges, last, hasChanged, fails = false, posts, kept }) => {
  let state = last
  const posted: { text: string; key: string }[] = []
  const asked: (KeptFinding[] | null)[] = []
  const run = runDigest(
    { ...PLAN, onlyChanges },
    {
      keeper: {
        last: () => state,
        keep(next) {
          state = next
          return true
        },
      },
      async news(before) {
        asked.push(before)
        return { text: 'the news', hasChanged, findings: [finding('F2')] }
      },
      async post(text, key) {
        posted.push({ text, key })
        if (fails) throw new Error('no network')
      },
      now: () => 500,
    },
  )
  if (fails) await expect(run).rejects.toThrow('no network')
  else expect(await run).toBe(posts === 0 ? 'silent' : 'posted')
  expect(asked).toEqual([last?.findings ?? null])
  expect(posted).toEqual(posts === 0 ? [] : [{ text: 'the news', key: `weekly-${last?.at ?? 0}` }])
  expect(state).toEqual(kept)
})
