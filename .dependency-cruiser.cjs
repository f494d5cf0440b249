/**
 * Imports run one way: a folder of src/ imports only folders above it in this list.
 * Each refused arrow says what to do instead.
 */
const ORDER = [
  'core',
  'language',
  'documents',
  'tables',
  'facts',
  'calculate',
  'checks',
  'library',
  'store',
  'search',
  'gate',
  'tools',
  'answers',
  'reports',
  'cli',
  'channels',
  'mcp',
  'app',
]
const SIBLINGS = {
  store: ['search'],
  search: ['store'],
  cli: ['channels', 'mcp'],
  channels: ['cli', 'mcp'],
  mcp: ['cli', 'channels'],
}
const ADVICE = {
  core: 'core/ is pure and knows nothing above it: pass what it needs as an argument.',
  store: 'store/ and search/ sit behind the ports of library/: talk to each other through a port, composed in app/.',
  search: 'store/ and search/ sit behind the ports of library/: talk to each other through a port, composed in app/.',
  cli: 'cli/, channels/ and mcp/ are siblings: what two of them share belongs in answers/ or reports/.',
}

const downward = ORDER.map((folder, at) => ({
  name: `${folder}-imports-only-above`,
  severity: 'error',
  comment:
    ADVICE[folder] ??
    `${folder}/ may import ${ORDER.slice(0, at).join(', ') || 'nothing of src/'} only: move the shared part up to the lowest folder that both may import, or pass it in.`,
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${[...ORDER.slice(at + 1), ...(SIBLINGS[folder] ?? [])].join('|') || 'none'})/` },
}))

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one idea or three: extract what both need.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-apart',
      severity: 'error',
      comment: 'A rule knows no other rule: shared parts belong in checks/.',
      from: { path: '^src/checks/rules/([^/]+)', pathNot: '^src/checks/rules/registry' },
      to: { path: '^src/checks/rules/', pathNot: '^src/checks/rules/$1' },
    },
    {
      name: 'tools-apart',
      severity: 'error',
      comment: 'A tool knows no other tool: what two of them need belongs below tools/, or in tools/shared/.',
      from: { path: '^src/tools/', pathNot: '^src/tools/(registry|toolbox)' },
      to: { path: '^src/tools/', pathNot: '^src/tools/(contract|shared/)' },
    },
    {
      name: 'files-touched-at-the-edge',
      severity: 'error',
      comment: 'Only documents/, store/, search/, cli/ and app/ touch files: receive content or a port.',
      from: { path: '^src/', pathNot: '^src/(documents|store|search|cli|app)/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'model-and-chat-sdks-stay-in-place',
      severity: 'error',
      comment: 'SDKs of models and chats appear in answers/, search/, channels/ and mcp/ only: go through their ports.',
      from: { path: '^src/', pathNot: '^src/(answers|search|channels|mcp)/' },
      to: { path: 'node_modules/(@langchain|discord\\.js|@slack|@modelcontextprotocol)' },
    },
    {
      name: 'native-packages-stay-in-place',
      severity: 'error',
      comment: 'SQLite lives in store/, hnswlib in search/, so that another store replaces these two only.',
      from: { path: '^src/', pathNot: '^src/(store|search)/' },
      to: { path: 'node_modules/(better-sqlite3|hnswlib-node)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], conditionNames: ['import', 'node', 'default'] },
  },
}
