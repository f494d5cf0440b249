import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { indexFolderFor, userDataFolder } from '../../src/store/index-folder.js'

let root: string
const at = (...parts: string[]) => join(root, ...parts)
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tieout-places-')))
  for (const folder of ['checkout/corpus', 'app/node_modules/tieout', '预算 2024', 'other/预算 2024'])
    mkdirSync(at(folder), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const places = (over: object = {}) => ({ packageRoot: at('checkout'), userData: at('data'), ...over })

test.each<[string, string, object, string]>([
  ['a checkout', 'checkout/corpus', {}, 'checkout/index/corpus-'],
  ['a corpus anywhere', '预算 2024', {}, 'checkout/index/预算_2024-'],
  ['a configured folder', '预算 2024', { configured: 'CONFIGURED' }, 'CONFIGURED/预算_2024-'],
  ['an installed package', '预算 2024', { packageRoot: 'app/node_modules/tieout' }, 'data/预算_2024-'],
  ['a missing package folder', '预算 2024', { packageRoot: 'gone' }, 'data/预算_2024-'],
  ['a checkout that is itself the corpus', 'checkout', {}, 'data/checkout-'],
])('for %s the index lies where it should', (_, corpus, over, expected) => {
  const absolute = Object.fromEntries(Object.entries(over).map(([name, value]) => [name, at(String(value))]))
  const folder = indexFolderFor(at(corpus), places(absolute))
  expect(folder.startsWith(at(expected))).toBe(true)
  expect(folder.slice(at(expected).length)).toMatch(/^[0-9a-f]{12}$/)
})

test('one corpus has one index however it is reached, two of one name have two', () => {
  symlinkSync(at('预算 2024'), at('way'))
  const direct = indexFolderFor(at('预算 2024'), places())
  expect(indexFolderFor(at('way'), places())).toBe(direct)
  expect(indexFolderFor(at('checkout', '..', '预算 2024'), places())).toBe(direct)
  expect(indexFolderFor(at('other', '预算 2024'), places())).not.toBe(direct)
})

test('never lies inside the corpus, not even through a link or a folder that is yet to be made', () => {
  symlinkSync(at('checkout', 'corpus'), at('inside'))
  for (const configured of [at('checkout', 'corpus', 'new', 'index'), at('inside')]) {
    const place = () => indexFolderFor(at('checkout', 'corpus'), places({ configured }))
    expect(place).toThrow(
      expect.objectContaining({ code: 'configuration', hint: expect.stringContaining('TIEOUT_INDEX') }),
    )
  }
  expect(() => indexFolderFor(root, places())).toThrow(expect.objectContaining({ code: 'configuration' }))
})

test.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', {}, '/home/u/.local/share/tieout'],
  ['linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/tieout'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/u/.local/share/tieout'],
  ['darwin', {}, '/home/u/Library/Application Support/tieout'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/tieout'],
  ['win32', {}, '/home/u/AppData/Local/tieout'],
])('on %s with %j the data of a user lie in %s', (platform, env, expected) => {
  expect(userDataFolder(env, '/home/u', platform)).toBe(expected)
})
