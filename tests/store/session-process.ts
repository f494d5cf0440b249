import { openSessions } from '../../src/store/session-database.js'

/** A process for the tests of concurrent conversations: appends `count` turns to the conversation `name`. */
const [folder = '', name = '', count = '0'] = process.argv.slice(2)

const sessions = openSessions(folder, ({ en }) => process.stdout.write(`trouble ${en}\n`))
for (let turn = 1; turn <= Number(count); turn++) sessions.append(name, `${name} ${turn}`)
sessions.close()
process.stdout.write('done\n')
