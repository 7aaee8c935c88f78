import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPlaces } from '../map/places.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import type { Following } from './following.ts'
import { searchStops, type FoundStop, type NamedPoint } from './search-stops.ts'
import { StopTimes } from './stop-times.tsx'
import { useSheetDrawn } from './use-sheet-drawn.ts'
import styles from './when-here.module.css'

/** The floating question "Hvornår hos mig?": type a community or a town, and see when the depeche comes. */
export function WhenHere({
  following,
  reading,
  onRead,
}: {
  following: Following
  /** A story is open: on a phone the button would lie over its words. */
  reading: boolean
  onRead: (id: string) => void
}) {
  const { t } = useTranslation('citizen')
  const [open, setOpen] = useState(false)
  const drawnUp = useSheetDrawn(40)
  return (
    <>
      <Button
        variant="primary"
        className={styles.ask}
        data-reading={reading || undefined}
        data-drawn-up={drawnUp || undefined}
        onClick={() => setOpen(true)}
      >
        <Clock size={20} aria-hidden />
        {t('when.button')}
      </Button>
      <Dialog title={t('when.title')} open={open} onClose={() => setOpen(false)}>
        <Search
          following={following}
          onRead={(id) => {
            setOpen(false)
            onRead(id)
          }}
        />
      </Dialog>
    </>
  )
}

function Search({ following, onRead }: { following: Following; onRead: (id: string) => void }) {
  const { t } = useTranslation('citizen')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<FoundStop | null>(null)
  const places = usePlaces()
  const { stops, progress, nowMs, formats } = following
  const found = searchStops(query, stops, places, 8)

  if (chosen) {
    const own = progress.stops[chosen.placed.index]
    const { stop } = chosen.placed
    return (
      <div className={styles.answer}>
        <h3 tabIndex={-1} ref={(heading) => heading?.focus()}>
          {stop.name}
        </h3>
        {chosen.near && <p className={styles.more}>{nearWords(chosen.near)}</p>}
        {own && <StopTimes following={following} placed={chosen.placed} own={own} />}
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => onRead(stop.id)}>
            {t('when.read', { name: stop.name })}
          </Button>
          <Button variant="quiet" onClick={() => setChosen(null)}>
            {t('when.another')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.search}>
      <TextField
        label={t('when.field')}
        hint={t('when.hint', { example: stops[0]?.stop.name ?? '' })}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        autoComplete="off"
        enterKeyHint="search"
      />
      <p role="status" className={styles.more}>
        {query.trim() === ''
          ? ''
          : found.length === 0
            ? t('when.none')
            : t('when.found', { count: found.length })}
      </p>
      <ul role="list" className={styles.found}>
        {found.map((one) => {
          const own = progress.stops[one.placed.index]
          return (
            <li key={one.placed.stop.id}>
              <button type="button" onClick={() => setChosen(one)}>
                <span className={styles.name}>
                  {one.placed.stop.name}
                  {one.near && <span className={styles.more}>{nearWords(one.near)}</span>}
                </span>
                {own && (
                  <span className={`${styles.time} tabular`}>
                    {own.state === 'to-come'
                      ? formats.aboutWhen(own.expectedMs, nowMs)
                      : t(`when.${({ now: 'isHere', done: 'was', skipped: 'skipped' } as const)[own.state]}`)}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )

  function nearWords(near: { place: string; distanceM: number }): string {
    return t('when.near', { distance: formats.distance(near.distanceM), place: near.place })
  }
}

function usePlaces(): readonly NamedPoint[] {
  const [places, setPlaces] = useState<readonly NamedPoint[]>([])
  useEffect(() => {
    // Without the towns' names the search still finds the communities themselves.
    fetchPlaces().then(setPlaces, () => undefined)
  }, [])
  return places
}
