import type { ImportField, ImportPreview } from '@stafet/domain/contract/community-import.ts'
import { BadRows } from './bad-rows.tsx'
import { ColumnsTable } from './columns-table.tsx'
import { GoodRows } from './good-rows.tsx'

/** What a file would bring, in the order in which an organiser looks: columns, what is wrong, what is right. */
export function PreviewParts({
  preview,
  changed,
  onTurnRound,
  onMap,
}: {
  preview: ImportPreview
  changed: ReadonlySet<number>
  onTurnRound: (row: number) => void
  onMap: (mapping: (ImportField | null)[]) => void
}) {
  return (
    <>
      <ColumnsTable columns={preview.columns} onMap={onMap} />
      {preview.bad.length > 0 && <BadRows bad={preview.bad} />}
      <GoodRows good={preview.good} changed={changed} onTurnRound={onTurnRound} />
    </>
  )
}
