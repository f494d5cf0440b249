/** What the model is doing right now, for people who wait. Its words are not told: they have passed no check yet. */
export type ModelProgress = { step: number; steps: number } & (
  | { doing: 'thinking' | 'checking' }
  | { doing: 'writing'; characters: number }
  /** `name` is what the model wrote, which need be no tool. */
  | { doing: 'tool'; name: string }
)
