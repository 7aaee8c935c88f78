import { createServer } from 'node:net'
import { mailServer } from './mail-server.ts'

test('a server that goes on talking and never comes to an end has its time', async () => {
  const talking = new Set<NodeJS.Timeout>()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 mail.example\r\n')
    socket.once('data', () => talking.add(setInterval(() => socket.write('250-a moment\r\n'), 10)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const deliver = mailServer({ url: `smtp://127.0.0.1:${port}`, from: 'stafet@kommune.example' }, 200)
  const letter = { id: 'a-letter', recipient: 'a@x.example', subject: 'Besked', body: 'Vi kommer' }
  expect(await deliver(letter)).toEqual({
    went: 'again',
    why: 'Mailserveren blev ikke færdig med at tage imod beskeden.',
  })
  for (const timer of talking) clearInterval(timer)
  await new Promise((resolve) => server.close(resolve))
})
