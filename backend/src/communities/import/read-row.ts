import type { ImportField, ImportPreview } from '@stafet/domain/contract/community-import.ts'
import { communityInput } from '@stafet/domain/contract/community.ts'
import type { z } from 'zod'
import { type Column, columnName, shortened } from './columns.ts'
import type { ImportWords } from './import-words.ts'
import { readMinutes, readNumber, readTime, seemSwapped } from './read-values.ts'
import { recogniseCategory } from './recognise-category.ts'
import { recogniseTargetGroups } from './recognise-target-groups.ts'
import type { TableRow } from './table.ts'

export type GoodRow = Omit<ImportPreview['good'][number], 'duplicateOf'>
export type BadCell = ImportPreview['bad'][number]

/** As much of a list or category as is searched for keywords; their patterns must not meet megabytes. */
const SEARCHED = 500

type Texts = Record<ImportField, string>

/** Where the contract finds fault, told as the field that was filled from the file. */
const fieldAt: Record<string, ImportField> = {
  name: 'name',
  category: 'category',
  address: 'address',
  visitMinutes: 'visitMinutes',
  targetGroups: 'targetGroups',
  'position.lat': 'lat',
  'position.lon': 'lon',
  'story.meetAbout': 'meetAbout',
  'story.community': 'community',
  'story.meaning': 'meaning',
  'contact.name': 'contactName',
  'contact.email': 'contactEmail',
  'contact.phone': 'contactPhone',
  'windows.0.from': 'windowFrom',
  'windows.0.to': 'windowTo',
}

/** Reads one row: a community that the contract accepts, or every cell that is wrong. */
export function readRow(row: TableRow, columns: Column[], words: ImportWords): GoodRow | BadCell[] {
  const texts = textsOf(row, columns)
  const input = inputOf(texts)
  const parsed = communityInput.safeParse(input)
  const faults = telling(parsed.error?.issues ?? []).map((issue) => {
    const field = fieldAt[issue.path.join('.')] ?? 'name'
    return { field, message: messageOf(issue, field, texts[field], words) }
  })
  if (input.position && seemSwapped(input.position)) faults.push({ field: 'lat', message: words.swapped })
  if (parsed.success && faults.length === 0) {
    return { row: row.row, community: parsed.data, remarks: remarksOn(texts, words) }
  }
  const place = (field: ImportField): number => columns.findIndex((column) => column.field === field)
  return faults
    .sort((a, b) => place(a.field) - place(b.field))
    .map(({ field, message }) => {
      const column = columns[place(field)]
      return {
        row: row.row,
        column: column ? columnName(column, words) : words.field[field],
        value: shortened(texts[field], 200),
        message,
      }
    })
}

/** Two times are only compared when both are times. */
function telling(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const simple = issues.filter(({ code }) => code !== 'custom')
  return simple.some(({ path }) => path[0] === 'windows') ? simple : issues
}

/** Each field's text. Columns that the user gave to the same field are joined: street, postcode, town. */
function textsOf({ cells }: TableRow, columns: Column[]): Texts {
  const text = (field: ImportField): string =>
    columns
      .filter((column) => column.field === field)
      .map(({ index }) => cells[index] ?? '')
      .filter((cell) => cell !== '')
      .join(', ')
  const line = (field: ImportField): string => text(field).replace(/\s+/g, ' ')
  return {
    name: line('name'),
    category: line('category').slice(0, SEARCHED),
    lat: line('lat'),
    lon: line('lon'),
    // The postcode and its town belong together.
    address: line('address').replace(/(, \d{4}), (?=\p{L})/u, '$1 '),
    visitMinutes: line('visitMinutes'),
    targetGroups: text('targetGroups').slice(0, SEARCHED),
    meetAbout: text('meetAbout'),
    community: text('community'),
    meaning: text('meaning'),
    contactName: line('contactName'),
    contactEmail: line('contactEmail'),
    contactPhone: line('contactPhone'),
    windowFrom: line('windowFrom'),
    windowTo: line('windowTo'),
  }
}

/** What the contract is asked about; what could not be read is left such that it refuses it. */
function inputOf(texts: Texts) {
  const placed = texts.lat !== '' || texts.lon !== ''
  const opens = texts.windowFrom !== '' || texts.windowTo !== ''
  return {
    name: texts.name,
    category: recogniseCategory(texts.category) ?? 'other',
    address: texts.address,
    position: placed ? { lat: readNumber(texts.lat), lon: readNumber(texts.lon) } : null,
    visitMinutes: texts.visitMinutes === '' ? null : readMinutes(texts.visitMinutes),
    targetGroups: recogniseTargetGroups(texts.targetGroups).groups,
    windows: opens ? [{ day: null, from: readTime(texts.windowFrom), to: readTime(texts.windowTo) }] : null,
    story: { meetAbout: texts.meetAbout, community: texts.community, meaning: texts.meaning },
    contact: { name: texts.contactName, email: texts.contactEmail, phone: texts.contactPhone },
  }
}

function messageOf(issue: z.core.$ZodIssue, field: ImportField, text: string, words: ImportWords): string {
  if (text === '') return words.missing[field] ?? words.notUnderstood
  // The e-mail may be empty or an address: the contract's complaint about the address lies within.
  const issues = issue.code === 'invalid_union' ? issue.errors.flat() : [issue]
  const long = issues.find((each) => each.code === 'too_big' && each.origin === 'string')
  if (long?.code === 'too_big') return words.tooLong(Number(long.maximum), text.length)
  if (issue.code === 'custom') return words.closesBeforeOpening
  return words.rule[field] ?? words.notUnderstood
}

function remarksOn(texts: Texts, words: ImportWords): string[] {
  const remarks: string[] = []
  if (texts.category === '') remarks.push(words.noCategory)
  else if (recogniseCategory(texts.category) === null) {
    remarks.push(words.unknownCategory(shortened(texts.category, 60)))
  }
  for (const value of recogniseTargetGroups(texts.targetGroups).unknown) {
    remarks.push(words.unknownTargetGroup(shortened(value, 60)))
  }
  if (texts.lat === '' && texts.lon === '') remarks.push(words.unplaced)
  return remarks
}
