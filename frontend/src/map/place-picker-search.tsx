import './place-picker-words.ts'
import type { FoundPlace } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { CircleAlert, Info, MapPin, Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../ui/button.tsx'
import styles from './place-picker-search.module.css'
import { useFoundPlaces } from './use-found-places.ts'

/**
 * Searches places by name, a combobox: arrow keys open the list and go through it, Enter chooses, Escape closes. `begin` is
 * looked for at once, and what was found is told when somebody goes on with it.
 */
export function PlaceSearch({
  around,
  begin = '',
  onChoose,
}: {
  /** What lies near comes first. */
  around?: Position
  begin?: string
  onChoose: (place: FoundPlace) => void
}) {
  const { t } = useTranslation('places')
  const { t: ui } = useTranslation('ui')
  const id = useId()
  const [text, setText] = useState(begin)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState(false)
  const { answer, failed, looking, again } = useFoundPlaces(chosen === '' ? text : '', around)
  const places = answer?.places ?? []
  const shown = open && places.length > 0

  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // Low on a phone the list would lie below the screen.
    if (shown) list.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])

  const choose = (place: FoundPlace) => {
    const told = place.near ? `${place.name}, ${place.near}` : place.name
    setText(told)
    setChosen(told)
    setOpen(false)
    setActive(-1)
    onChoose(place)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // Never sends the form around it.
      event.preventDefault()
      const place = shown ? places[Math.max(active, 0)] : undefined
      if (place) choose(place)
      else setOpen(true)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (!shown) setOpen(true)
      if (places.length > 0)
        setActive(
          active === -1 && step === -1 ? places.length - 1 : (active + step + places.length) % places.length,
        )
    } else if (event.key === 'Escape' && (shown || text !== '')) {
      // A dialog or panel around it stays.
      event.stopPropagation()
      if (shown) setOpen(false)
      else setText('')
      setActive(-1)
    }
  }

  return (
    <div
      className={styles.search}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <label className={styles.label} htmlFor={id}>
        {t('label')}
      </label>
      <div className={styles.box}>
        <Search size={20} aria-hidden />
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('hint')}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          aria-describedby={`${id}-told`}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen('')
            setTyped(true)
            setActive(-1)
            setOpen(true)
          }}
          onClick={() => setOpen(chosen === '')}
          onKeyDown={onKey}
        />
        <ul
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('label')}
          className={styles.list}
          hidden={!shown}
        >
          {places.map((place, at) => (
            <li
              key={at}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className={styles.place}
              ref={at === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(place)}
            >
              <MapPin size={18} aria-hidden />
              <span>
                <b>{place.name}</b>
                {place.near && `, ${place.near}`}
              </span>
              <span className={styles.kind}>{t(`kind.${place.kind}`)}</span>
            </li>
          ))}
        </ul>
      </div>
      <p id={`${id}-told`} role="status" className={styles.told}>
        {chosen !== '' && <span className="unseen">{t('chosen', { place: chosen })}</span>}
        {looking && <span className="unseen">{t('looking')}</span>}
        {answer && !answer.ready && (
          <>
            <Info size={18} aria-hidden />
            <span>
              {t('notReady')} <Link to="/arrangoer/kort">{t('fetchFirst')}</Link>
            </span>
          </>
        )}
        {typed && answer?.ready && places.length === 0 && <span>{t('none', { text: text.trim() })}</span>}
        {typed && places.length > 0 && (
          <span className={answer?.whole ? 'unseen' : ''}>
            {!answer?.whole && t('partly')}{' '}
            <span className="unseen">{t('count', { count: places.length })}</span>
          </span>
        )}
        {answer?.addressesFailed && <span>{t('addressesFailed')}</span>}
        {failed && (
          <>
            <CircleAlert size={18} aria-hidden />
            <span>{t('failed')}</span>
          </>
        )}
      </p>
      {failed && (
        <Button size="small" className={styles.again} onClick={again}>
          {ui('again')}
        </Button>
      )}
    </div>
  )
}
