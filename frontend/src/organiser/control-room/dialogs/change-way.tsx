import { wayOnTheDay, type WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField } from '../../communities/fields/check-field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import styles from './dialogs.module.css'
import { WordForm } from './word-form.tsx'

/** The leg to a stop is travelled in another way than planned. */
export function ChangeWay({ view, action: { stopId }, onClose }: RoomDialog<'way'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const planned = view.byId.get(stopId)?.stop.leg.way ?? 'foot'
  const [way, setWay] = useState<WayOnTheDay>(planned === 'foot' ? 'bicycle' : 'car')
  return (
    <WordForm
      button={t('room.changeWay.button')}
      {...{ pending, error, onClose }}
      onSubmit={() => say({ kind: 'way-changed', id, stopId, way })}
    >
      <p>{t('room.changeWay.text', { way: t(`room.way.${planned}`) })}</p>
      <fieldset className={styles.group}>
        <legend>{t('room.changeWay.how')}</legend>
        {wayOnTheDay.options.map((one) => (
          <CheckField key={one} radio="way" checked={way === one} onChange={() => setWay(one)}>
            {t(`room.way.${one}`)}
          </CheckField>
        ))}
      </fieldset>
    </WordForm>
  )
}
