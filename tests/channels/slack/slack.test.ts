import { channelContract } from '../contract.js'
import { openSlack } from './slack-rig.js'

channelContract('Slack', (office, limits) => openSlack(office, limits))
