/** Fonts for drawing, read and converted outside of reports. */
export interface Fonts {
  /** TrueType files that hold the letters of a text, the regular face first, and which letters none of them holds. */
  covering(text: string): Promise<{ files: readonly string[]; lacks(letter: string): boolean }>
}
