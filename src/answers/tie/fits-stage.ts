/** Whether words that name a stage mean the stage of a figure (its Chinese name). 预算 alone may be any budget of the year; every other stage is itself. */
export function fitsStage(said: string, stage: string): boolean {
  const words = said.toLowerCase()
  if (/决算|accounts/u.test(words)) return stage === '决算'
  if (/执行|execution/u.test(words)) return stage === '执行数'
  if (/年初|期初|initial/u.test(words)) return stage === '年初预算'
  if (/调整|adjusted/u.test(words)) return stage === '调整预算'
  if (/全年|full/u.test(words)) return stage === '全年预算'
  return stage.endsWith('预算')
}
