import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfigFile } from '../../src/app/channels/channel-config.js'
import { SLACK_SCOPES } from '../../src/channels/slack/scopes.js'
import { readManifest } from '../channels/slack/manifest.js'
import { runTieout } from '../cli/run-tieout.js'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const UNIT = 'docs/operation/tieout.service'
const CONFIG = 'docs/operation/tieout.json'

const { bin } = JSON.parse(read('package.json')) as { bin: { tieout: string } }
const known = new Set(read('src/app/config.ts').match(/\bTIEOUT_[A-Z_]+\b/gu))
const settings = read(UNIT)
  .split('\n')
  .filter((line) => /^[A-Z]\w*=/u.test(line))
  .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
const all = (name: string): string[] => settings.filter(([key]) => key === name).map(([, value]) => value)

test('the configuration that is shown can be used', () => {
  const { operation, digests } = readConfigFile(join(ROOT, CONFIG))
  expect(operation.port).toBeGreaterThan(0)
  expect(digests.length).toBeGreaterThan(0)
})

test('the unit starts a command that exists, with variables that are read', async () => {
  const [start = ''] = all('ExecStart')
  const [node, script = '', command = ''] = start.split(' ')
  expect(node).toBe('/usr/bin/node')
  expect(script).toBe(`/opt/tieout/${bin.tieout}`)
  expect((await runTieout([command, '--help'])).status).toBe(0)
  const variables = all('Environment').map((value) => value.split('=')[0] ?? '')
  expect(variables.filter((name) => !known.has(name))).toEqual([])
  expect(variables).toContain('TIEOUT_CONFIG')
})

test('the unit waits longer for the end than the program takes for it', () => {
  const { operation } = readConfigFile(join(ROOT, CONFIG))
  expect(Number(all('TimeoutStopSec')[0])).toBeGreaterThan(operation.stopSeconds + 10)
  expect(all('KillMode')).toEqual(['mixed'])
})

const dockerfile = read('Dockerfile').replace(/\\\n/gu, '')
const instructions = (name: string): string[] =>
  dockerfile
    .split('\n')
    .filter((line) => line.trimStart().startsWith(`${name} `))
    .map((line) => line.trimStart().slice(name.length + 1))

test('the image has two stages and takes over what exists and is not left out', () => {
  expect(instructions('FROM')).toHaveLength(2)
  const ignored = read('.dockerignore').trim().split('\n')
  const taken = instructions('COPY').flatMap((line) => /^--from=build \/build\/(\S+) /u.exec(line)?.[1] ?? [])
  expect(taken).toEqual(expect.arrayContaining(['package.json', 'node_modules', 'dist', 'corpus', 'prompts']))
  const made = ['node_modules', 'dist']
  expect(
    taken.filter((path) => !made.includes(path) && (!existsSync(join(ROOT, path)) || ignored.includes(path))),
  ).toEqual([])
  const { files } = JSON.parse(read('package.json')) as { files: string[] }
  const needed = files.filter((path) => !/\.md$|^LICENSE$|^docs\/(?:operation|channels)$/u.test(path))
  expect(needed.filter((path) => !taken.includes(path))).toEqual([])
})

test('the image starts a command that exists, and asks a port and a path that are told', async () => {
  const [entry = '[]'] = instructions('ENTRYPOINT')
  const [command = '[]'] = instructions('CMD')
  expect(JSON.parse(entry)).toEqual(['node', `/app/${bin.tieout}`])
  const [name = ''] = JSON.parse(command) as string[]
  expect((await runTieout([name, '--help'])).status).toBe(0)
  const variables = instructions('ENV').map((line) => line.split('=')[0] ?? '')
  expect(variables.filter((variable) => variable !== 'NODE_ENV' && !known.has(variable))).toEqual([])
  const [check = ''] = instructions('HEALTHCHECK')
  const { operation } = readConfigFile(join(ROOT, CONFIG))
  expect(check).toContain(`http://127.0.0.1:${operation.port}/healthz`)
  expect(instructions('USER')).toEqual(['node'])
})

test("the app's manifest asks for the scopes that are used", () => {
  expect([...readManifest().scopes].sort()).toEqual([...SLACK_SCOPES].sort())
})
