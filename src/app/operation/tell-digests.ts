import { runDigest } from '../../channels/digest/plan.js'
import type { DigestRequest, ToldDigest } from '../../cli/context.js'
import { TieoutError } from '../../core/errors.js'
import { readConfigFile } from '../channels/channel-config.js'
import type { Config } from '../config.js'
import { digestWork, plansOf } from './digests.js'

/** Tells the digests that are wanted, one after the other. @throws TieoutError `configuration` for one that is not configured. */
export async function tellDigests({ name, folder, show }: DigestRequest, config: Config): Promise<ToldDigest[]> {
  const all = plansOf(readConfigFile(config.channels.file))
  const plans = name === null ? all : all.filter((plan) => plan.name === name)
  if (plans.length === 0) {
    const known = all.map((plan) => plan.name).join(', ')
    throw new TieoutError(
      'configuration',
      name === null
        ? '配置文件中没有汇总（digests）。 The configuration file names no digests.'
        : `没有名为“${name}”的汇总。 There is no digest named "${name}".`,
      { hint: known === '' ? '见 README 的“聊天频道”。 See "Chat channels" in the README.' : known },
    )
  }
  const told: ToldDigest[] = []
  for (const plan of plans) {
    const outcome = await runDigest(plan, digestWork(plan, folder, config, show))
    told.push({ name: plan.name, place: `${plan.platform} ${plan.channel}`, outcome })
  }
  return told
}
