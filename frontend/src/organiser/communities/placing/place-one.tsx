import { community as communitySchema, type Community } from '@stafet/domain/contract/community.ts'
import type { FoundPlace } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LookAt } from '../../../map/look-at.tsx'
import { MapFrame } from '../../../map/map-frame.tsx'
import { MarkCentre } from '../../../map/mark-centre.tsx'
import { PlaceMarker } from '../../../map/place-marker.tsx'
import { PlaceSearch } from '../../../map/place-picker-search.tsx'
import { zoomFor } from '../../../map/place-zoom.ts'
import { ApiError, request } from '../../../ui/api.ts'
import { Button } from '../../../ui/button.tsx'
import { CategoryIcon } from '../../../ui/category-icon.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { communitiesQuery } from '../../queries.ts'
import { inputOf } from '../community-draft.ts'
import { useTakeOver } from '../use-take-over.ts'
import styles from './place-one.module.css'
import { useProposal } from './use-proposal.ts'

/** One community: what is known of it, a search that has begun already, and the map to put it on. */
export function PlaceOne({
  community,
  relay,
  onPlaced,
  onSkip,
}: {
  community: Community
  relay: Relay
  /** With all communities as they are after it was saved. */
  onPlaced: (communities: readonly Community[]) => void
  onSkip: () => void
}) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const { t: places } = useTranslation('places')
  const queries = useQueryClient()
  const takeOver = useTakeOver(relay.id)
  const proposal = useProposal(community, relay.start)
  // What the organiser has chosen; as proposed until then.
  const [own, setOwn] = useState<Position | null>(null)
  const [found, setFound] = useState<FoundPlace | null>(null)
  const search = useRef<HTMLDivElement>(null)
  const proposed = proposal?.sure ? proposal.place.position : null
  const position = own ?? proposed
  const shown = found ?? (own ? null : (proposal?.place ?? null))

  const list = communitiesQuery(relay.id)
  const save = useMutation({
    mutationFn: (place: Position) =>
      request(communitySchema, 'PUT', `/api/relays/${relay.id}/communities/${community.id}`, {
        version: community.version,
        community: { ...inputOf(community), position: place },
      }),
    onSuccess: (saved) => {
      takeOver(saved)
      onPlaced(queries.getQueryData(list.queryKey) ?? [])
    },
    // What another organiser wrote is shown, and saving again is saving over it knowingly.
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'changed-meanwhile')
        void queries.invalidateQueries(list)
    },
  })

  useEffect(() => {
    // After the focus has gone to a page that is new.
    const frame = requestAnimationFrame(() => search.current?.querySelector<HTMLElement>('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  const told = () => {
    if (proposal === undefined) return t('communities.placing.looking')
    if (own) return t('communities.placing.own')
    if (!proposal) return t('communities.placing.nothing')
    const { name, near, kind } = proposal.place
    const place = near ? `${name}, ${near}` : name
    if (!proposal.sure) return t('communities.placing.only', { place })
    return kind === 'street'
      ? t('communities.placing.street', { place })
      : t('communities.placing.proposed', { place, kind: places(`kind.${kind}`) })
  }

  return (
    <form
      className={styles.one}
      onSubmit={(event) => {
        event.preventDefault()
        if (position && !save.isPending) save.mutate(position)
      }}
    >
      <div className={styles.told}>
        <div role="status" className={styles.who}>
          <h2>{community.name}</h2>
          <p className={styles.facts}>
            <CategoryIcon category={community.category} /> {ui(`category.${community.category}`)}
          </p>
          <p>{community.address || t('communities.placing.noAddress')}</p>
        </div>
        <div ref={search}>
          <PlaceSearch
            around={relay.start}
            begin={community.address || community.name}
            onChoose={(place) => {
              setFound(place)
              setOwn(place.position)
            }}
          />
        </div>
        <p role="status" className={styles.proposal}>
          {told()}
        </p>
        <ErrorNotice error={save.error} />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={!position || save.isPending}>
            {t('communities.placing.save')}
          </Button>
          <Button disabled={save.isPending} onClick={onSkip}>
            {t('communities.placing.skip')}
          </Button>
        </div>
      </div>
      <div className={styles.map}>
        <MapFrame
          label={places('mapOf', { place: community.name })}
          centre={relay.start}
          zoom={11}
          controls={<MarkCentre onMark={setOwn} />}
        >
          <PlaceMarker place={position} name={community.name} onMove={setOwn} />
          <LookAt place={shown?.position ?? null} zoom={shown ? zoomFor(shown.kind) : 11} />
        </MapFrame>
      </div>
    </form>
  )
}
