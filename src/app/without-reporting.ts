/** Set, these make libraries of models report calls to a third host or to standard output, or send headers of their own. */
const REPORTING = [
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING_V2',
  'LANGSMITH_TRACING',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_VERBOSE',
  'OPENAI_CUSTOM_HEADERS',
]

/** To be called before a library of models is loaded. */
export function withoutReporting(): void {
  for (const name of REPORTING) delete process.env[name]
}
