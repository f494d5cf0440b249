import { ModelFailure } from './failure.js'

/**
 * A fetch that goes to the origin of `baseUrl` only and follows no redirect, so that neither key nor documents reach a
 * host that was not configured.
 */
export function onlyTo(baseUrl: string): typeof fetch {
  const { origin } = new URL(baseUrl)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) throw new TypeError('another host than the configured one')
    const response = await fetch(input, { ...init, redirect: 'manual' })
    if (response.status < 300 || response.status > 399) return response
    await response.body?.cancel()
    throw new ModelFailure('redirected')
  }
}
