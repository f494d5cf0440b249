import type { ChannelRecord } from '../../channels/desk.js'
import type { DigestRecord } from '../../channels/digest/run-on-schedule.js'

/** Upper bounds of the histogram of answers, in seconds. */
const BOUNDS = ['0.05', '0.1', '0.25', '0.5', '1', '3', '10', '30', '90']

/** What is true now, asked when somebody reads the metrics. */
export interface Gauges {
  platforms: readonly { platform: string; ready: boolean }[]
  documents: number
  memoryBytes: number
}

interface Durations {
  buckets: number[]
  sum: number
  count: number
}

/** Counts what happens, for Prometheus. Labels are names of the program's own, never what somebody wrote. */
export function createMetrics() {
  const counts = new Map<string, Map<string, number>>()
  const durations = new Map<string, Durations>()
  const count = (name: string, labels: Readonly<Record<string, string>>): void => {
    const own = counts.get(name) ?? new Map<string, number>()
    counts.set(name, own)
    const key = labelsOf(labels)
    own.set(key, (own.get(key) ?? 0) + 1)
  }
  return {
    delivery(platform: string, { event, kind, ms }: ChannelRecord): void {
      count('tieout_deliveries_total', { platform, event, kind })
      if (event !== 'answered' && event !== 'failed') return
      const key = labelsOf({ platform })
      const own = durations.get(key) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 }
      durations.set(key, own)
      for (const [at, bound] of BOUNDS.entries())
        own.buckets[at] = (own.buckets[at] ?? 0) + (ms <= Number(bound) * 1000 ? 1 : 0)
      own.sum += ms / 1000
      own.count += 1
    },
    digest({ digest, outcome }: DigestRecord): void {
      count('tieout_digests_total', { digest, outcome })
    },
    /** Prometheus text, version 0.0.4. */
    text({ platforms, documents, memoryBytes }: Gauges): string {
      const ready = platforms.map(({ platform, ready: is }) =>
        sample('tieout_ready', labelsOf({ platform }), is ? 1 : 0),
      )
      return [
        ...family('tieout_ready', 'gauge', 'Whether messages of the platform reach the program.', ready),
        ...family('tieout_documents', 'gauge', 'Documents that answers come from.', [`tieout_documents ${documents}`]),
        ...family('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [
          `process_resident_memory_bytes ${memoryBytes}`,
        ]),
        ...family(
          'tieout_deliveries_total',
          'counter',
          'What came from people and what became of it.',
          samplesOf(counts.get('tieout_deliveries_total'), 'tieout_deliveries_total'),
        ),
        ...family(
          'tieout_digests_total',
          'counter',
          'Runs of digests and what became of them.',
          samplesOf(counts.get('tieout_digests_total'), 'tieout_digests_total'),
        ),
        ...family(
          'tieout_answer_seconds',
          'histogram',
          'From a message to its reply.',
          [...durations].flatMap(([labels, own]) => histogram(labels, own)),
        ),
        '',
      ].join('\n')
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

const samplesOf = (counted: ReadonlyMap<string, number> | undefined, name: string): string[] =>
  [...(counted ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([labels, value]) => sample(name, labels, value))

function histogram(labels: string, { buckets, sum, count }: Durations): string[] {
  const name = 'tieout_answer_seconds'
  return [
    ...BOUNDS.map((bound, at) => sample(`${name}_bucket`, `${labels},le="${bound}"`, buckets[at] ?? 0)),
    sample(`${name}_bucket`, `${labels},le="+Inf"`, count),
    sample(`${name}_sum`, labels, sum),
    sample(`${name}_count`, labels, count),
  ]
}

/** A family without samples is left out. */
function family(name: string, type: string, help: string, samples: readonly string[]): string[] {
  return samples.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples]
}

const sample = (name: string, labels: string, value: number): string => `${name}{${labels}} ${value}`

const labelsOf = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/gu, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))}"`)
    .join(',')
