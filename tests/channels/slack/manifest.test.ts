import { afterAll, beforeAll, expect, test } from 'vitest'
import { SLACK_SCOPES } from '../../../src/channels/slack/scopes.js'
import { SMALL_DISCLOSURE } from '../disclosures.js'
import { IDS, type Office, openOffice } from '../fixture.js'
import { AUDITOR, STAFF } from '../rig.js'
import { readManifest } from './manifest.js'
import { eventEnvelope } from './payloads.js'
import { openSlack } from './slack-rig.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('the manifest asks for what the program asks for when it starts', () => {
  const { scopes, commands } = readManifest()
  expect(scopes).toEqual([...SLACK_SCOPES])
  expect(commands).toEqual(['/tieout'])
})

test('every scope and every event of the manifest is used, and nothing else is', async () => {
  const rig = await openSlack(office, {})
  const { double } = rig
  try {
    const file = { name: 'a.txt', content: SMALL_DISCLOSURE }
    await rig.act({ kind: 'check', document: 'weinan-2024-budget' }, AUDITOR)
    await rig.act({ kind: 'mention', text: '', files: [file] }, { ...AUDITOR, thread: IDS.thread })
    await rig.act(
      { kind: 'mention', text: '渭南12345的收入总计是多少' },
      { ...STAFF, channel: 'D0STAFF', thread: '17.1' },
    )
    const opened = { user_id: STAFF.id, channel_id: 'D0STAFF', thread_ts: '17.1', context: {} }
    const { type, payload } = eventEnvelope({ type: 'assistant_thread_started', assistant_thread: opened }, double)
    await double.sockets.send(type, payload)
    expect([...double.needed].sort()).toEqual([...double.granted].sort())
    expect(rig.told).toEqual([])
  } finally {
    await rig.close()
  }
})

test('events are those whose handlers there are', () => {
  const { events } = readManifest()
  expect(events).toEqual(['app_mention', 'assistant_thread_started', 'message.im', 'subteam_members_changed'])
})
