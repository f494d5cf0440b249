import { readFileSync } from 'node:fs'

/** What the documented manifest asks of a workspace. */
export function readManifest(): { scopes: string[]; events: string[]; commands: string[]; text: string } {
  const text = readFileSync(new URL('../../../docs/channels/slack-manifest.yaml', import.meta.url), 'utf8')
  const lines = text.split('\n')
  const listBelow = (key: string): string[] => {
    const at = lines.findIndex((line) => line.trim() === `${key}:`)
    const end = lines.findIndex((line, n) => n > at && !line.trim().startsWith('- '))
    return lines.slice(at + 1, end).map((line) => line.trim().slice(2))
  }
  return {
    scopes: listBelow('bot'),
    events: listBelow('bot_events'),
    commands: lines.flatMap((line) => /^\s*- command: (\S+)$/.exec(line)?.[1] ?? []),
    text,
  }
}
