import type { Language } from '../../platform/language.ts'

/** Why a whole file cannot be previewed; single bad cells are never a reason. */
type UnreadableReason =
  | { is: 'empty' }
  | { is: 'neither-csv-nor-xlsx' }
  | { is: 'old-or-locked-workbook' }
  | { is: 'damaged-workbook' }
  | { is: 'unclosed-quote'; row: number }
  | { is: 'no-headings' }
  | { is: 'too-many-rows'; limit: number }
  | { is: 'too-many-columns'; limit: number }
  | { is: 'sheet-too-large' }

const whole = new Intl.NumberFormat('da-DK')

const da = (reason: UnreadableReason): string => {
  switch (reason.is) {
    case 'empty':
      return 'Filen er tom.'
    case 'neither-csv-nor-xlsx':
      return 'Filen er hverken et regneark (.xlsx) eller en kommasepareret fil (.csv).'
    case 'old-or-locked-workbook':
      return 'Filen er et regneark i det gamle format (.xls) eller har en adgangskode. Gem den som .xlsx uden adgangskode, og prøv igen.'
    case 'damaged-workbook':
      return 'Regnearket er beskadiget eller i et format, vi ikke kan læse. Åbn det, gem det igen som .xlsx eller .csv, og prøv igen.'
    case 'unclosed-quote':
      return `Række ${reason.row} har et anførselstegn, der ikke er afsluttet. Ret det, og prøv igen.`
    case 'no-headings':
      return 'Filen mangler overskrifter. Skriv navne på kolonnerne i første række, for eksempel navn, kategori, lat og lon.'
    case 'too-many-rows':
      return `Filen har flere end ${whole.format(reason.limit)} rækker. Del den i flere filer.`
    case 'too-many-columns':
      return `Filen har flere end ${whole.format(reason.limit)} kolonner. Slet dem, der ikke skal bruges.`
    case 'sheet-too-large':
      return 'Regnearket fylder for meget. Slet tomme rækker og kolonner uden for tabellen og de ark, der ikke skal bruges.'
  }
}

const en = (reason: UnreadableReason): string => {
  switch (reason.is) {
    case 'empty':
      return 'The file is empty.'
    case 'neither-csv-nor-xlsx':
      return 'The file is neither a spreadsheet (.xlsx) nor a comma-separated file (.csv).'
    case 'old-or-locked-workbook':
      return 'The file is a spreadsheet in the old format (.xls) or has a password. Save it as .xlsx without a password and try again.'
    case 'damaged-workbook':
      return 'The spreadsheet is damaged or in a format that we cannot read. Open it, save it again as .xlsx or .csv and try again.'
    case 'unclosed-quote':
      return `Row ${reason.row} has a quotation mark that is never closed. Correct it and try again.`
    case 'no-headings':
      return 'The file has no headings. Write names for the columns in the first row, such as name, category, lat and lon.'
    case 'too-many-rows':
      return `The file has more than ${reason.limit} rows. Split it into several files.`
    case 'too-many-columns':
      return `The file has more than ${reason.limit} columns. Delete those that are not needed.`
    case 'sheet-too-large':
      return 'The spreadsheet is too large. Delete empty rows and columns outside the table, and sheets that are not needed.'
  }
}

/** The file as a whole cannot be read; `message` says why and what to do, in the given language. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, language: Language) {
    super((language === 'da' ? da : en)(reason))
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
