/**
 * Draws the depeche as the icons that a phone puts on its home screen, from `public/depeche.svg`. One fills its
 * square to the edge, for phones that cut icons to a shape of their own.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'

const drawing = readFileSync('public/depeche.svg', 'utf8')
// Apple and Android cut the corners themselves; what they cut must not be empty.
const filled = drawing.replace(' rx="9"', '')
const padded = filled
  .replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"')
  .replace('<rect width="32" height="32"', '<rect x="-5" y="-5" width="42" height="42"')

mkdirSync('public/icons', { recursive: true })
for (const [name, svg, px] of [
  ['depeche-192', drawing, 192],
  ['depeche-512', drawing, 512],
  ['depeche-180', filled, 180],
  ['depeche-maskable-512', padded, 512],
] as const) {
  await sharp(Buffer.from(svg), { density: 1200 })
    .resize(px, px)
    .png({ compressionLevel: 9 })
    .toFile(`public/icons/${name}.png`)
}
