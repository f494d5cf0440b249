export type Language = 'zh' | 'en'

/** The texts of the command line itself. Answers speak the question's language and are worded elsewhere. */
export interface Messages {
  title: string
  headings: Record<'Usage:' | 'Options:' | 'Commands:' | 'Arguments:' | 'Global Options:', string>
  help: Record<
    | 'help'
    | 'version'
    | 'language'
    | 'ask'
    | 'question'
    | 'json'
    | 'batch'
    | 'document'
    | 'corpus'
    | 'noIngest'
    | 'timing'
    | 'engine'
    | 'trace'
    | 'chart'
    | 'ingest'
    | 'rebuild'
    | 'documents'
    | 'tables'
    | 'csv'
    | 'askCsv'
    | 'session'
    | 'forget'
    | 'documentArgument'
    | 'facts'
    | 'calculate'
    | 'expression'
    | 'calculateBatch'
    | 'digits'
    | 'as'
    | 'verify'
    | 'answerFile'
    | 'replay'
    | 'traceFile'
    | 'doctor'
    | 'doctorModel'
    | 'doctorChannels'
    | 'mcp'
    | 'discord'
    | 'slack'
    | 'serve'
    | 'digest'
    | 'digestName'
    | 'dryRun'
    | 'eval'
    | 'evalModel'
    | 'questionFile'
    | 'save'
    | 'check'
    | 'checkPath'
    | 'format'
    | 'rule'
    | 'explain'
    | 'severity'
    | 'failOn'
    | 'baseline'
    | 'updateBaseline'
    | 'summary'
    | 'together'
    | 'noKeep'
    | 'watch'
    | 'tie'
    | 'tieFile'
    | 'tieBatch',
    string
  >
  more: string
  usage: {
    unknownOption(name: string, similar: string | null): string
    unknownCommand(name: string, similar: string | null): string
    missingArgument(name: string): string
    missingValue(option: string): string
    excessArguments: string
    other(text: string): string
    seeHelp(command: string): string
    quoteQuestion: string
    noQuestion: string
    questionAndBatch: string
    fileAndBatch: string
    noText: string
    jsonAndCsv: string
    batchAlone: string
    forgetWhat: string
    chartEnding(path: string): string
    sessionName: string
    digits(text: string): string
    language(text: string): string
    engine(text: string): string
    modelNeedsEngine: string
    expressionAndBatch: string
    noExpression: string
  }
  hint(text: string): string
  crash(text: string): string
  crashHint: string
  cancelled: string
  channelReady(platform: string): string
  channelStopping: string
  /** What became of a digest; `place` is its platform and channel. */
  digest: Record<'posted' | 'silent', (name: string, place: string) => string>
  /** What a model does while it works. */
  model: {
    step(step: number, steps: number, doing: string): string
    thinking: string
    checking: string
    writing(characters: number): string
    tool(name: string): string
  }
  inputMissing(path: string): string
  inputIsFolder(path: string): string
  inputUnreadable(path: string, reason: string): string
  inputHint: string
  reading(done: number, total: number, path: string): string
  problem(text: string): string
  stale: string
  unknownDocument(id: string): string
  nearestDocuments(ids: string[]): string
  noDocuments: string
  badLine: Record<
    'json' | 'object' | 'question' | 'questionType' | 'id' | 'expression' | 'text' | 'long',
    (line: number) => string
  > & { field(line: number, field: string): string }
  ingested(changes: { added: number; changed: number; removed: number; generation: number; documents: number }): string
  nothingChanged(documents: number): string
  columns: Record<
    | 'id'
    | 'organization'
    | 'year'
    | 'kind'
    | 'title'
    | 'tables'
    | 'facts'
    | 'code'
    | 'name'
    | 'value'
    | 'line'
    | 'warnings'
    | 'quantity'
    | 'place',
    string
  >
  kinds: Record<'budget' | 'accounts', string>
  unit(unit: string): string
  emptyTable: string
  unplaced: string
  note(text: string): string
  forgotten(session: string): string
  nothingToForget(session: string): string
  sessionDamaged(session: string): string
  prompt: string
  welcome: string
  proofHolds(id: string | null, figures: number): string
  proofFails(id: string | null): string
  replay: {
    noTrace(line: number): string
    same(id: string, calls: number, engine: string): string
    differs(id: string): string
    call(step: number, tool: string): string
    answer: string
    unfinished(id: string): string
  }
  notAnAnswer(where: string): string
  noAnswerGiven: string
  noGoldQuestions(path: string): string
  goldHint: string
  outputUnwritable(path: string, reason: string): string
  outputHint: string
  /** `refused`: there is no figure at all; otherwise the figures make no chart together. */
  noChart(refused: boolean): string
  chartWritten(path: string): string
  check: {
    pathHint: string
    unknownRule(name: string): string
    knownRules(names: string[]): string
    baselineNeeded: string
    baselineHint: string
    noBaseline(path: string): string
    baselineWritten(path: string, count: number): string
    accepted(count: number): string
    summaryNotKept: string
    watchFiles(most: number): string
    watchText: string
    watching: string
  }
  evaluation: Record<
    | 'kind'
    | 'correct'
    | 'partial'
    | 'refused'
    | 'wrong'
    | 'all'
    | 'expected'
    | 'got'
    | 'model'
    | 'byModel'
    | 'tokens'
    | 'cost',
    string
  > & {
    spent(spent: { byModel: number; tokens: { in: number; out: number }; cost: string | null }, total: number): string
    /** Times are milliseconds. */
    summary(counts: {
      correct: number
      wrong: number
      total: number
      percent: string
      time: { p50: number; p95: number; total: number }
    }): string
  }
  doctor: {
    states: Record<'good' | 'note' | 'trouble', string>
    node(version: string): string
    nodeOld(version: string): string
    packagePresent(name: string, version: string): string
    packageMissing(name: string, use: string): string
    install(name: string): string
    uses: Record<string, string>
    /** What reads pictures of text. */
    recognition: {
      ready(program: string): string
      absent(program: string): string
      noLanguage(program: string): string
      install: string
    }
    corpus(folder: string, files: number): string
    corpusEmpty(folder: string): string
    ignored(count: number): string
    indexAbsent(folder: string): string
    index(folder: string, documents: number, generation: number): string
    indexStale: string
    encodings(text: string): string
    warnings(id: string, count: number, first: string): string
    vocabulary(text: string): string
    organizationUnknown(name: string): string
    organization(name: string): string
    /** What `doctor --model` finds; sizes are characters. */
    model: Record<'noTools' | 'otherModel' | 'largerContext' | 'ownVectors' | 'noVectors' | 'fallback', string> & {
      configured(model: string, host: string, key: boolean): string
      tools(tokens: number): string
      parallel(able: boolean): string
      context(size: number): string
      smallContext(size: number): string
      embeddings(model: string, host: string, dimension: number): string
    }
  }
}
