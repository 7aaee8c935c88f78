import type { Plugin } from 'vite'

const itsPages = /\/src\/association\/(check-in|carrying\/carrying|code\/code)-page\.tsx$/

/**
 * Finds, while the pages are built, what the volunteers' pages are made of: the start of every page, their own code,
 * and what that fetches later. A phone stores these and nothing else.
 */
export function associationFiles(): { plugin: Plugin; has: (fileName: string) => boolean } {
  const files = new Set<string>()
  const plugin: Plugin = {
    name: 'association-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const walked = new Set<string>()
      /** `later`: with what the file itself fetches later; files that it shares with other pages fetch theirs. */
      const walk = (fileName: string, later: boolean) => {
        const chunk = bundle[fileName]
        if (walked.has(fileName) || chunk?.type !== 'chunk') return
        walked.add(fileName)
        files.add(fileName)
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
        for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset)
        for (const other of chunk.imports) walk(other, false)
        if (later) for (const other of chunk.dynamicImports) walk(other, true)
      }
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue
        if (itsPages.test(part.facadeModuleId ?? '')) walk(part.fileName, true)
      }
      for (const part of Object.values(bundle))
        if (part.type === 'chunk' && part.isEntry) walk(part.fileName, false)
    },
  }
  // Letters of other alphabets are fetched when somebody needs them.
  const isForeign = (fileName: string) => /\.woff2?$/.test(fileName) && !/-latin-wght/.test(fileName)
  return { plugin, has: (fileName) => files.has(fileName) && !isForeign(fileName) }
}
