import { publicCommunity } from '@stafet/domain/contract/community.ts'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AbcMark } from '../ui/abc-mark.tsx'
import { ApiError, request } from '../ui/api.ts'
import { Button } from '../ui/button.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Loading } from '../ui/progress.tsx'
import type { PlacedStop } from './follow-day.ts'
import type { Following } from './following.ts'
import { HowToJoin } from './how-to-join.tsx'
import { SheetHandle } from './sheet-handle.tsx'
import { StopPhotos } from './stop-photos.tsx'
import { StopTimes } from './stop-times.tsx'
import styles from './stop-story.module.css'

/** What one community tells of itself, and when the baton is there. `placed` is null when the plan lacks it. */
export function StopStory({
  slug,
  following,
  placed,
  onOpen,
  onClose,
}: {
  slug: string
  following: Following
  placed: PlacedStop | null
  onOpen: (id: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation(['citizen', 'ui'])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  const back = (
    <Button variant="quiet" className={styles.back} onClick={onClose}>
      <ArrowLeft size={20} aria-hidden />
      {t('story.back')}
    </Button>
  )
  if (!placed) {
    return (
      <article className={styles.story}>
        <SheetHandle />
        {back}
        <div className={styles.head}>
          <h1 ref={heading} tabIndex={-1}>
            {t('story.gone')}
          </h1>
          <p>{t('story.goneText')}</p>
        </div>
      </article>
    )
  }
  const { stop, index } = placed
  const own = following.progress.stops[index]
  const previous = following.stops[index - 1]?.stop
  const after = following.stops[index + 1]?.stop
  return (
    <article
      className={styles.story}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <SheetHandle />
      {back}
      <div className={styles.head}>
        <p className={styles.kind}>
          <CategoryIcon category={stop.category} />
          {t(`ui:category.${stop.category}`)} · {t('stop.number', { number: stop.number })}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {stop.name}
        </h1>
        {own && <StopTimes following={following} placed={placed} own={own} />}
      </div>
      {own && own.greetings.length > 0 && (
        <section className={styles.part}>
          <h2>{t('story.greetings')}</h2>
          {own.greetings.map((greeting, at) => (
            <blockquote key={at} className={styles.greeting}>
              {greeting}
            </blockquote>
          ))}
        </section>
      )}
      {own && (own.state === 'done' || own.state === 'now') && (
        <StopPhotos
          slug={slug}
          id={stop.id}
          name={stop.name}
          nowMs={following.nowMs}
          formats={following.formats}
        />
      )}
      <Told slug={slug} id={stop.id} name={stop.name} meetingLink={stop.meetingLink} />
      <nav className={styles.onwards}>
        {previous && (
          <Button variant="quiet" onClick={() => onOpen(previous.id)}>
            <ChevronLeft size={20} aria-hidden />
            <span>
              <span className={styles.small}>{t('story.previous')}</span>
              {previous.name}
            </span>
          </Button>
        )}
        {after && (
          <Button variant="quiet" className={styles.after} onClick={() => onOpen(after.id)}>
            <span>
              <span className={styles.small}>{t('story.following')}</span>
              {after.name}
            </span>
            <ChevronRight size={20} aria-hidden />
          </Button>
        )}
      </nav>
    </article>
  )
}

/** The community's own words, fetched when its story is opened. */
function Told({
  slug,
  id,
  name,
  meetingLink,
}: {
  slug: string
  id: string
  name: string
  meetingLink: string
}) {
  const { t } = useTranslation(['citizen', 'ui'])
  const { data, error, refetch } = useQuery({
    queryKey: ['community', slug, id],
    queryFn: ({ signal }) =>
      request(
        publicCommunity,
        'GET',
        `/api/public/relays/${encodeURIComponent(slug)}/communities/${id}`,
        undefined,
        { signal },
      ),
    staleTime: 5 * 60_000,
  })
  if (error) {
    const again = error instanceof ApiError && error.code === 'no-connection'
    return (
      <div className={styles.part}>
        <Notice kind="wait" title={t('story.failed')}>
          {again && (
            <Button size="small" onClick={() => void refetch()}>
              {t('ui:again')}
            </Button>
          )}
        </Notice>
      </div>
    )
  }
  if (!data) return <Loading />
  const parts = (['meetAbout', 'community', 'meaning'] as const).filter((part) => data.story[part] !== '')
  const offers = (['act', 'belong', 'commit'] as const).filter((part) => data.abc[part])
  return (
    <>
      {meetingLink !== '' && (
        <p className={styles.part}>
          <a href={meetingLink} rel="noreferrer">
            {t('story.meeting')}
          </a>
        </p>
      )}
      {parts.length === 0 && <p className={styles.untold}>{t('story.untold', { name })}</p>}
      {parts.map((part) => (
        <section key={part} className={styles.part}>
          <h2>{t(`story.${part}`)}</h2>
          <p className={styles.words}>{data.story[part]}</p>
        </section>
      ))}
      {offers.length > 0 && (
        <section className={styles.part}>
          <h2>{t('story.offers')}</h2>
          <ul role="list" className={styles.offers}>
            {offers.map((part) => (
              <li key={part}>
                <AbcMark part={part} size={30} decorative />
                {t(`ui:abc.${({ act: 'a', belong: 'b', commit: 'c' } as const)[part]}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <HowToJoin community={data} />
    </>
  )
}
