import { brotliCompressSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { associationFiles } from './association-files.ts'

const server = 'http://127.0.0.1:3000'

/** Compressed once and as tightly as can be: the server hands these out instead. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, part] of Object.entries(bundle)) {
        const content = part.type === 'chunk' ? part.code : part.source
        if (!/\.(js|css)$/.test(fileName) || content.length < 1000) continue
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(content) })
      }
    },
  },
}

const ofAssociations = associationFiles()

/** The worker that lets volunteers' pages open without a connection. Registered by those pages alone. */
const associationWorker = VitePWA({
  strategies: 'generateSW',
  filename: 'association-worker.js',
  injectRegister: null,
  // Each link has its own, so that the icon on the home screen opens it.
  manifest: false,
  registerType: 'prompt',
  workbox: {
    globPatterns: ['index.html', '*.{svg,json}', 'icons/depeche-192.png', 'assets/*.{js,css,woff2}'],
    manifestTransforms: [
      (entries) => ({
        manifest: entries.filter(({ url }) => !url.startsWith('assets/') || ofAssociations.has(url)),
        warnings: [],
      }),
    ],
    // Named after their content already.
    dontCacheBustURLsMatching: /^assets\//,
    navigateFallback: '/index.html',
    navigateFallbackAllowlist: [/^\/[ft]\/[^/]+\/?$/, /^\/kode\/?$/],
    // Also the page that brought the worker, from its first visit on.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
})

export default defineConfig({
  plugins: [react(), ofAssociations.plugin, compressed, associationWorker],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no `data:` fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/tiles': server,
      '/map': server,
      '/live': { target: server, ws: true },
    },
  },
})
