/**
 * A fetch that goes to the origin of `baseUrl` only and follows no redirect, so that neither key nor documents reach a
 * host that was not configured.
 */
export function onlyTo(baseUrl: string): typeof fetch {
  const { origin } = new URL(baseUrl)
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) return Promise.reject(new TypeError('another host than the configured one'))
    return fetch(input, { ...init, redirect: 'error' })
  }
}
