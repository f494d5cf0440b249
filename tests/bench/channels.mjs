/**
 * Fifty people ask at the same moment: how long until each sees a first sign, and the answer. The program runs as its
 * operators run it (`tieout serve`), in a process of its own, connected to a loopback double of the platform.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'

register('../tools/typescript-hooks.mjs', import.meta.url)
const { IDS } = await import('../channels/fixture.ts')
const { openDiscordDouble, payloadOf } = await import('../channels/discord/rest-double.ts')
const { packetOf } = await import('../channels/discord/packets.ts')
const { APP_TOKEN, BOT_TOKEN, openSlackDouble } = await import('../channels/slack/web-double.ts')
const { slashEnvelope } = await import('../channels/slack/payloads.ts')

const PEOPLE = 50
const ROUNDS = 3
const TOKEN = 'token-of.the.bench-double'

const person = (n) => ({
  id: String(910000000000001000n + BigInt(n)),
  roles: [IDS.staff],
  channel: IDS.channel,
  thread: null,
  isBot: false,
})

/** How each platform's double is opened, and how a question is put to it. */
const PLATFORMS = {
  async discord() {
    const double = await openDiscordDouble()
    return {
      section: { api: double.api },
      env: { TIEOUT_DISCORD_TOKEN: TOKEN },
      close: () => double.close(),
      /** Puts a question and resolves with the moments of the first sign and of the answer, and whether it has a figure. */
      ask(question, person) {
        const packet = packetOf({ kind: 'ask', question }, person, double)
        const told = new Promise((resolve) => watching.set(packet.token, { resolve, first: null }))
        double.gateway.dispatch(packet.event, packet.data)
        return told
      },
      listen() {
        double.onRequest((call) => {
          const [, token] = /\/(token-\d+)\b/.exec(call.path) ?? []
          const watched = watching.get(token)
          if (watched === undefined) return null
          watched.first ??= performance.now()
          const embeds = payloadOf(call).embeds ?? []
          if (embeds.length > 0) {
            watching.delete(token)
            const hasFigure = /\d[\d,]*\.\d\d/.test(JSON.stringify(embeds))
            watched.resolve({ first: watched.first, answer: performance.now(), hasFigure })
          }
          return null
        })
      },
    }
  },
  async slack() {
    const double = await openSlackDouble()
    const members = Array.from({ length: PEOPLE }, (_, n) => person(n).id)
    double.groups.set(IDS.staff, new Set(members))
    /** Posted messages tell nothing of their question: the first that is posted counts for the first that was asked. */
    const asked = []
    return {
      section: { api: double.api },
      env: { TIEOUT_SLACK_APP_TOKEN: APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN: BOT_TOKEN },
      close: () => double.close(),
      ask(question, by) {
        const told = new Promise((resolve) => asked.push({ resolve, first: null }))
        const { type, payload } = slashEnvelope(`ask ${question}`, by, double)
        void double.sockets.send(type, payload)
        return told
      },
      listen() {
        double.onRequest(({ method, body }) => {
          if (method === 'chat.postMessage') {
            const waiting = asked.find(({ first }) => first === null)
            if (waiting !== undefined) waiting.first = performance.now()
          }
          if (method === 'chat.update' && JSON.stringify(body.blocks).includes('"actions"')) {
            const at = asked.findIndex(({ first }) => first !== null)
            const [waiting] = at < 0 ? [] : asked.splice(at, 1)
            const hasFigure = /\d[\d,]*\.\d\d/.test(JSON.stringify(body.blocks))
            waiting?.resolve({ first: waiting.first, answer: performance.now(), hasFigure })
          }
          return null
        })
      },
    }
  },
}

/** Questions that are under way, by the platform's token. */
const watching = new Map()

/** @param {string} name @param {{ main: string, work: string, questions: string[] }} bench */
async function measure(name, { main, work, questions }) {
  const double = await PLATFORMS[name]()
  double.listen()
  const port = await freePort()
  const config = join(work, `${name}.json`)
  const server = { id: IDS.server, channels: [{ id: IDS.channel }], roles: [IDS.staff] }
  const plenty = { count: 10_000, seconds: 1 }
  writeFileSync(
    config,
    JSON.stringify({
      limits: { perPerson: plenty, perChannel: plenty },
      [name]: { ...double.section, servers: [server] },
      operation: { port },
    }),
  )
  const env = {
    ...process.env,
    ...double.env,
    TIEOUT_CONFIG: config,
    TIEOUT_INDEX: join(work, `index-${name}`),
    TIEOUT_LANGUAGE: 'en',
    TIEOUT_ENGINE: 'offline',
    TIEOUT_CORPUS: '',
  }
  const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  try {
    await said(child, 'Connected')
    await double.ask(questions[0], person(0))
    const one = await round(double, [questions[0]])
    const results = []
    for (let n = 0; n < ROUNDS; n++) {
      const asked = Array.from({ length: PEOPLE }, (_, at) => questions[(at + n * 7) % questions.length])
      results.push(...(await round(double, asked)))
    }
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const bytes = Number(/process_resident_memory_bytes (\d+)/.exec(metrics)?.[1] ?? 0)
    const of = (key, share) =>
      quantile(
        results.map((result) => result[key]),
        share,
      ).toFixed(0)
    return {
      platform: name,
      people: PEOPLE,
      'alone ms': one[0].answer.toFixed(0),
      'first p50 ms': of('first', 0.5),
      'first p95 ms': of('first', 0.95),
      'first max ms': of('first', 1),
      'answer p50 ms': of('answer', 0.5),
      'answer p95 ms': of('answer', 0.95),
      'answer max ms': of('answer', 1),
      answered: `${results.length}/${PEOPLE * ROUNDS}`,
      'with figure': `${results.filter(({ hasFigure }) => hasFigure).length}/${results.length}`,
      'memory MB': (bytes / 1e6).toFixed(0),
    }
  } finally {
    child.kill('SIGTERM')
    await ended
    await double.close()
  }
}

/** Everybody at once. */
async function round(double, questions) {
  const start = performance.now()
  const told = await Promise.all(questions.map((question, at) => double.ask(question, person(at))))
  return told.map(({ first, answer, hasFigure }) => ({ first: first - start, answer: answer - start, hasFigure }))
}

function said(child, text) {
  return new Promise((resolve, reject) => {
    let all = ''
    child.stderr.on('data', (part) => {
      all += part
      if (all.includes(text)) resolve()
    })
    child.on('close', () => reject(new Error(`ended before it said "${text}": ${all}`)))
  })
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** One row a platform. @param {{ main: string, work: string, questions: string[] }} bench */
export async function measureChannels(bench) {
  const rows = []
  for (const name of Object.keys(PLATFORMS)) rows.push(await measure(name, bench))
  return rows
}
