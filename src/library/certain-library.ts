import type { Library } from './types.js'

/** The library without figures that were recognised from pictures (图像识别): what bears a statement out or contradicts it. */
export function certainLibrary(library: Library): Library {
  return {
    ...library,
    facts: (document) => library.facts(document).filter(({ source }) => source.recognized !== true),
  }
}
