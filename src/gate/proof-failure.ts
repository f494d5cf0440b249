/** Why a proof does not hold, for people. */
export interface Reason {
  zh: string
  en: string
}

export function said(zh: string, en: string): Reason {
  return { zh, en }
}
