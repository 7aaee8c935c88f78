import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { areasQuery } from '../queries.ts'
import { uploadArea, type AreaUpload } from './upload-area.ts'

export interface Upload {
  /** What is being sent; null when nothing is. */
  name: string | null
  /** How much of the file has been sent, 0 to 1; null when nothing is being sent. */
  share: number | null
  error: unknown
  send: (upload: AreaUpload) => void
  /** Breaks the sending off. */
  stop: () => void
}

/** Sends a file from this page. What the server then makes of it is told by the list of areas, to everybody. */
export function useUpload(): Upload {
  const queries = useQueryClient()
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const breaker = useRef<AbortController | null>(null)

  const send = async (upload: AreaUpload) => {
    const made = new AbortController()
    breaker.current = made
    setError(null)
    setSending({ name: upload.name, share: 0 })
    try {
      await uploadArea(upload, {
        signal: made.signal,
        onShare: (share) => setSending({ name: upload.name, share }),
      })
    } catch (failed) {
      if (!made.signal.aborted) setError(failed)
    }
    await queries.invalidateQueries({ queryKey: areasQuery.queryKey })
    setSending(null)
  }
  return {
    name: sending?.name ?? null,
    share: sending?.share ?? null,
    error,
    send: (upload) => void send(upload),
    stop: () => breaker.current?.abort(),
  }
}
