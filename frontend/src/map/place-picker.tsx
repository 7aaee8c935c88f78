import type { FoundPlace } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { LookAt } from './look-at.tsx'
import { MapFrame } from './map-frame.tsx'
import { PlaceMarker } from './place-marker.tsx'
import { PlaceSearch } from './place-picker-search.tsx'
import styles from './place-picker.module.css'
import { zoomFor } from './place-zoom.ts'
import { readDegrees, writeDegrees } from './read-degrees.ts'

/**
 * Chooses a place on earth: by searching its name, by a click on a small map, by dragging the mark or moving it
 * with the arrow keys, or by writing latitude and longitude (with comma or point). `around` is where the map
 * begins without a place, and what a search finds first lies near it. Only for organisers: nobody else may search.
 */
export function PlacePicker({
  label,
  value,
  onChange,
  around,
  clearable = false,
}: {
  label: string
  value: Position | null
  onChange: (place: Position | null) => void
  around?: Position
  clearable?: boolean
}) {
  const { t } = useTranslation('ui')
  const { t: places } = useTranslation('places')
  const hint = useId()
  const [found, setFound] = useState<FoundPlace | null>(null)
  // What is being written in a number field; null while it only shows the value.
  const [latText, setLatText] = useState<string | null>(null)
  const [lonText, setLonText] = useState<string | null>(null)

  const place = (next: Position | null) => {
    setLatText(null)
    setLonText(null)
    onChange(next)
  }
  const takeFound = (next: FoundPlace) => {
    setFound(next)
    place(next.position)
  }
  const lat = latText === null ? (value?.lat ?? null) : readDegrees(latText, 90)
  const lon = lonText === null ? (value?.lon ?? null) : readDegrees(lonText, 180)
  const wroteLat = (text: string) => {
    setLatText(text)
    const read = readDegrees(text, 90)
    if (read !== null && lon !== null) onChange({ lat: read, lon })
  }
  const wroteLon = (text: string) => {
    setLonText(text)
    const read = readDegrees(text, 180)
    if (read !== null && lat !== null) onChange({ lat, lon: read })
  }

  return (
    <div className={styles.picker} role="group" aria-label={label} aria-describedby={hint}>
      <PlaceSearch around={value ?? around} onChoose={takeFound} />
      <p id={hint} className={styles.hint}>
        {value ? t('place.hint') : `${t('place.none')} ${t('place.hint')}`}
      </p>
      <div className={styles.map}>
        <MapFrame label={places('mapOf', { place: label })} centre={value ?? around} zoom={value ? 14 : 10}>
          <PlaceMarker place={value} name={t('place.marker')} onMove={place} />
          <LookAt place={found?.position ?? null} zoom={found ? zoomFor(found.kind) : 14} />
        </MapFrame>
      </div>
      <div className={styles.numbers}>
        <TextField
          label={t('place.lat')}
          inputMode="decimal"
          autoComplete="off"
          value={latText ?? (value ? writeDegrees(value.lat) : '')}
          error={latText !== null && latText !== '' && lat === null ? t('place.badLat') : null}
          onChange={(event) => wroteLat(event.target.value)}
          onBlur={() => lat !== null && lon !== null && setLatText(null)}
        />
        <TextField
          label={t('place.lon')}
          inputMode="decimal"
          autoComplete="off"
          value={lonText ?? (value ? writeDegrees(value.lon) : '')}
          error={lonText !== null && lonText !== '' && lon === null ? t('place.badLon') : null}
          onChange={(event) => wroteLon(event.target.value)}
          onBlur={() => lat !== null && lon !== null && setLonText(null)}
        />
      </div>
      {clearable && value && (
        <Button size="small" onClick={() => place(null)}>
          {t('place.clear')}
        </Button>
      )}
    </div>
  )
}
