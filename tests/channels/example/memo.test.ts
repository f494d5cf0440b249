import { channelContract } from '../contract.js'
import { openMemo } from './memo-rig.js'

channelContract('example of a third channel', openMemo)
