import { channelContract } from '../contract.js'
import { openDiscord } from './discord-rig.js'

channelContract('Discord', openDiscord)
