import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/answers/agent/settings.js'
import { readConfig } from '../../src/app/config.js'
import { settingsOfModel } from '../../src/app/model-settings.js'

const settings = (environment: Record<string, string>) => settingsOfModel(readConfig(environment, null).model)

describe('what the environment says of the model', () => {
  it('a stray key changes nothing', () => {
    const config = readConfig({ OPENAI_API_KEY: 'k', TIEOUT_MODEL_KEY: 'k', TIEOUT_MODEL: 'm' }, null)
    expect(config.engine).toBe('offline')
  })

  it.each([
    ['a cloud', { TIEOUT_MODEL_KEY: 'k' }, 'https://api.openai.com/v1', 'k'],
    ['the vendor’s own key', { OPENAI_API_KEY: 'k' }, 'https://api.openai.com/v1', 'k'],
    ['this machine', { TIEOUT_MODEL_BASE_URL: 'http://127.0.0.1:1/v1' }, 'http://127.0.0.1:1/v1', null],
    [
      'another server, never with the vendor’s key',
      { TIEOUT_MODEL_BASE_URL: 'https://a.example/v1', OPENAI_API_KEY: 'k' },
      'https://a.example/v1',
      null,
    ],
  ])('%s', (_name, environment, baseUrl, key) => {
    expect(settings({ TIEOUT_MODEL: 'm', ...environment })).toEqual({
      model: 'm',
      baseUrl,
      key,
      limits: DEFAULT_LIMITS,
      sendPrivate: false,
    })
  })

  it.each([
    ['no model', { TIEOUT_MODEL_KEY: 'k' }, /TIEOUT_MODEL/],
    ['no key', { TIEOUT_MODEL: 'm' }, /TIEOUT_MODEL_KEY/],
    ['http over a network', { TIEOUT_MODEL: 'm', TIEOUT_MODEL_BASE_URL: 'http://a.example/v1' }, /http/],
    [
      'a host that begins like this machine',
      { TIEOUT_MODEL: 'm', TIEOUT_MODEL_BASE_URL: 'http://127.0.0.1.a.example/v1' },
      /http/,
    ],
    ['a key in the address', { TIEOUT_MODEL: 'm', TIEOUT_MODEL_BASE_URL: 'https://u:secret@a.example/v1' }, /URL/],
    ['no address', { TIEOUT_MODEL: 'm', TIEOUT_MODEL_BASE_URL: 'file:///etc' }, /URL/],
    ['another engine', { TIEOUT_ENGINE: 'magic' }, /TIEOUT_ENGINE/],
    ['no number', { TIEOUT_MODEL_STEPS: 'many' }, /TIEOUT_MODEL_STEPS/],
  ])('%s is told', (_name, environment, told) => {
    expect(() => settings(environment)).toThrow(told)
    expect(() => settings(environment)).not.toThrow(/secret/)
  })
})
