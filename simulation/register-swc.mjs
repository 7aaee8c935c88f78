// Lets Node run the server's own source, whose decorators it cannot strip: `node --import ./simulation/register-swc.mjs`.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { swc } from '../jest.config.mjs'

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
    const filename = fileURLToPath(url)
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swc, filename })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
