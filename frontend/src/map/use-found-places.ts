import { placeAnswer, type PlaceAnswer } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { request } from '../ui/api.ts'

/** So long nothing is asked after a key was pressed. */
const pauseMs = 200
const fewestLetters = 2

/** The places that a text may mean; `answer` is null where nothing has been asked. */
export function useFoundPlaces(
  text: string,
  around: Position | undefined,
): { answer: PlaceAnswer | null; failed: boolean; looking: boolean; again: () => void } {
  const wanted = text.trim()
  const settled = useSettled(wanted)
  const enough = wanted.length >= fewestLetters
  const { data, isError, isFetching, refetch } = useQuery({
    ...placesQuery(settled, around),
    enabled: enough && settled.length >= fewestLetters,
    placeholderData: keepPreviousData,
  })
  return {
    answer: enough ? (data ?? null) : null,
    failed: enough && isError,
    looking: enough && (isFetching || settled !== wanted),
    again: () => void refetch(),
  }
}

/** What the server finds; nothing is asked twice within a minute. */
export function placesQuery(text: string, around: Position | undefined) {
  // To about 10 km: a mark that is moved a little asks nothing anew.
  const near = around && { lat: around.lat.toFixed(1), lon: around.lon.toFixed(1) }
  return {
    queryKey: ['places', text, near?.lat, near?.lon],
    queryFn: ({ signal }: { signal: AbortSignal }) => {
      const query = new URLSearchParams({ q: text, ...near })
      return request(placeAnswer, 'GET', `/api/places?${query}`, undefined, { signal })
    },
    staleTime: 60_000,
    retry: false,
  }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
