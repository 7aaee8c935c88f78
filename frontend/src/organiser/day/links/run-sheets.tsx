import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { PrintSheet } from '../../../ui/print-sheet.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import day from '../day-page.module.css'
import { RunSheet } from './run-sheet.tsx'

/** Lists on paper, one for each day, for whoever carries no phone: what is written there is typed in later. */
export function RunSheets({ relay, room }: { relay: Relay; room: ControlRoom }) {
  const { t } = useTranslation('organiser')
  const { date } = useFormats(relay.timeZone)
  const { days } = room.release.plan
  const [chosen, setChosen] = useState('')
  const [printing, setPrinting] = useState(false)
  return (
    <Card className={day.card}>
      <h2>{t('day.sheet.title')}</h2>
      <p>{t('day.sheet.text')}</p>
      <div className={day.ways}>
        <SelectField
          label={t('day.sheet.which')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('day.sheet.every')}</option>
          {days.map((one) => (
            <option key={one.date} value={one.date}>
              {date(one.date)}
            </option>
          ))}
        </SelectField>
        <Button onClick={() => setPrinting(true)}>
          <Printer size={20} aria-hidden /> {t('day.sheet.print')}
        </Button>
      </div>
      {printing && (
        <PrintSheet onDone={() => setPrinting(false)}>
          {days
            .filter((one) => one.stops.length > 0 && (chosen === '' || chosen === one.date))
            .map((one) => (
              <RunSheet key={one.date} relay={relay} day={one} contacts={room.contacts} />
            ))}
        </PrintSheet>
      )}
    </Card>
  )
}
