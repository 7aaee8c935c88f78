import { request } from '@playwright/test'
import { findBrowser } from './browser/find-browser.ts'
import { tellWorkers } from './current-run.ts'
import { startProduct } from './product/start-product.ts'

/** One product and one browser for all journeys; gives back the way to end it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const browser = await findBrowser()
  const { stop, ...product } = await startProduct((line) => console.log(`  ${line}`))
  try {
    const api = await request.newContext({ baseURL: product.url })
    const { email, password } = product
    const answer = await api.post('/api/session', { data: { email, password } })
    if (!answer.ok()) throw new Error(`The demo's log-in was refused: ${await answer.text()}`)
    tellWorkers({ ...product, browser, organiser: await api.storageState() })
    await api.dispose()
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
