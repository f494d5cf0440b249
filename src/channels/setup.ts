import type { AccessRules } from './access.js'
import type { ButtonStore } from './button-store.js'
import type { ChannelDesk, ChannelRecord, FeedbackKeeper } from './desk.js'
import type { DraftShelf } from './draft-shelf.js'
import type { ChannelLimits, Clock } from './limits.js'
import type { Surface } from './port.js'

export interface ChannelSetup {
  surface: Surface
  desk: ChannelDesk
  access: AccessRules
  limits: ChannelLimits
  feedback: FeedbackKeeper
  clock: Clock
  /** Unguessable, of letters, digits, `-` and `_`, at most 40. */
  newId(): string
  record(entry: ChannelRecord): void
}

/** The setup with what the service keeps while it runs. */
export interface ChannelState extends ChannelSetup {
  buttons: ButtonStore
  drafts: DraftShelf
}
