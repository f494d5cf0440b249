/** A page that shows pictures instead of text, as one grey picture (PGM) for the program that reads it. */
export interface PicturePage {
  pgm: Uint8Array
  /** Pixels an inch. */
  resolution: number
}

/** Why a page was not read: the words for people, and what to do about it. */
export interface RecognitionFailure {
  code: 'not-installed' | 'no-language' | 'too-long' | 'too-large' | 'failed' | 'no-picture' | 'no-words'
  reason: { zh: string; en: string }
}

/** The program's table of words (TSV), or why there is none. */
export type RecognitionReply = { words: string } | { failure: RecognitionFailure }

/** Reads the words of a page; never throws and never rejects. */
export type Recognize = (page: PicturePage) => Promise<RecognitionReply>

/** How text is recognised (图像识别), where a person chose it. */
export interface RecognitionSettings {
  /** The program: a name to be found on the path, or a path. */
  program: string
  /** All that the program is told of the environment. */
  environment: Readonly<Record<string, string>>
  /** What one page may take. */
  milliseconds: number
}
