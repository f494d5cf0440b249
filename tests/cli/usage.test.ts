import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUNDLED, newFolder, runTieout } from './run-tieout.js'

const misuse: { args: string[]; says: RegExp[]; env?: Record<string, string>; status?: number }[] = [
  { args: [], says: [/Usage:/, /ask/] },
  { args: ['aks'], says: [/no command aks/, /mean ask/] },
  { args: ['多少钱'], says: [/no command 多少钱/, /tieout ask "question"/] },
  { args: ['ask', '--jsn', 'x'], says: [/no option --jsn/, /--json/] },
  { args: ['ask', '--document'], says: [/--document <id> needs a value/] },
  { args: ['ask'], says: [/There is no question/, /--batch FILE/] },
  { args: ['ask', 'x', '--batch', '-'], says: [/exclude each other/] },
  { args: ['ask', '--batch', '/no/such/file'], says: [/no file \/no\/such\/file/] },
  { args: ['ask', '--batch', BUNDLED], says: [/is a folder, not a file/] },
  { args: ['tables', '--json', '--csv'], says: [/--json and --csv/] },
  { args: ['documents', '--corpus', '/no/such/corpus'], says: [/\/no\/such\/corpus does not exist/, /--corpus/] },
  { args: ['calculate'], says: [/no expression/, /tieout calculate "1 \+ 2"/] },
  { args: ['calculate', '1', '--digits', 'many'], says: [/0 to 20, not many/] },
  { args: ['calculate', '1', '--digits', '21'], says: [/0 to 20, not 21/] },
  { args: ['verify'], says: [/argument file is missing/] },
  { args: ['ask', 'x', '--language', 'fr'], says: [/zh or en, not fr/] },
  { args: ['aks', '--language', 'zh'], says: [/没有命令 aks/, /是不是 ask/] },
  { args: ['aks'], env: { LANG: 'zh_CN.UTF-8' }, says: [/没有命令 aks/] },
  { args: ['aks'], env: { LANG: 'zh_CN.UTF-8', TIEOUT_LANGUAGE: 'en' }, says: [/no command aks/] },
  { args: ['documents'], env: { TIEOUT_LANGUAGE: 'fr' }, says: [/TIEOUT_LANGUAGE.*fr/, /zh \/ en/], status: 78 },
  { args: ['documents'], env: { TIEOUT_ENGINE: 'oracle' }, says: [/TIEOUT_ENGINE.*oracle/, /offline/], status: 78 },
  { args: ['documents'], env: { TIEOUT_CORPUS: '/no/such' }, says: [/\/no\/such/, /TIEOUT_CORPUS/], status: 78 },
  { args: ['documents'], env: { TIEOUT_VOCABULARY: '/no/such' }, says: [/TIEOUT_VOCABULARY/], status: 78 },
]

test.each(misuse)('tieout $args with $env says what to do', async ({ args, env = {}, says, status = 64 }) => {
  const run = await runTieout(args, { env })
  expect(run.status).toBe(status)
  expect(run.stdout).toBe('')
  for (const text of says) expect(run.stderr).toMatch(text)
  expect(run.stderr).not.toMatch(/\n\s+at /)
})

const commands = [
  'ask',
  'ingest',
  'documents',
  'tables',
  'facts',
  'calculate',
  'verify',
  'doctor',
  'mcp',
  'discord',
  'slack',
]

test.each(['zh', 'en'])('help is whole in %s', async (language) => {
  const top = await runTieout(['--help'], { env: { TIEOUT_LANGUAGE: language } })
  expect(top.status).toBe(0)
  expect(top.stderr).toBe('')
  for (const name of commands) {
    expect(top.stdout).toContain(`  ${name} `)
    const own = await runTieout([name, '--help'], { env: { TIEOUT_LANGUAGE: language } })
    expect(own.status).toBe(0)
    const [usage = ''] = own.stdout.split('\n')
    expect(usage).toMatch(language === 'zh' ? /^用法：/ : /^Usage:/)
    expect(/[\u4e00-\u9fff]/.test(own.stdout.replaceAll(/"[^"]*"/g, ''))).toBe(language === 'zh')
  }
})

test('the version is that of the package', async () => {
  const { version } = await import('../../package.json', { with: { type: 'json' } }).then(({ default: own }) => own)
  expect(await runTieout(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('a .env file sets what the environment does not', async () => {
  const cwd = newFolder('env')
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(cwd, '.env'), 'TIEOUT_LANGUAGE=zh\n')
  expect((await runTieout(['aks'], { cwd })).stderr).toContain('没有命令 aks')
  expect((await runTieout(['aks'], { cwd, env: { TIEOUT_LANGUAGE: 'en' } })).stderr).toContain('no command aks')
})

test('a .env that is no file is a configuration error', async () => {
  const cwd = newFolder('env')
  mkdirSync(join(cwd, '.env'))
  const run = await runTieout(['documents'], { cwd })
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(/\.env/)
})
