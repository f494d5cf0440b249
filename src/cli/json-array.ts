import type { Terminal } from './terminal.js'

/** Prints a JSON array with one element a line: one document to a parser, readable and diffable to people. */
export function printJsonArray(elements: readonly unknown[], terminal: Terminal): void {
  terminal.result(
    elements.length === 0 ? '[]' : `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`,
  )
}
