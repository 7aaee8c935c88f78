import { areaImportAnswer, type AreaImport } from '@stafet/domain/contract/area.ts'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { ApiError } from '../../ui/api.ts'
import { currentLanguage, uiWord } from '../../ui/language/language.ts'

export interface AreaUpload {
  file: File
  name: string
  /** `west,south,east,north`; all of the file when empty. */
  bbox: string
}

/**
 * Sends an extract to our server, telling the share that has been sent: `fetch` cannot.
 * @throws {ApiError} as `request` does, also when it is stopped by `signal`
 */
export function uploadArea(
  { file, name, bbox }: AreaUpload,
  { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void },
): Promise<AreaImport> {
  const query = new URLSearchParams({ name, ...(bbox === '' ? {} : { bbox }) })
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api/areas?${query}`)
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('accept-language', currentLanguage())
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    sending.onload = () => resolve(readAnswer(sending.status, sending.responseText))
    sending.onerror = () => reject(new ApiError('no-connection', uiWord('noConnection')))
    sending.onabort = () => reject(new ApiError('no-connection', uiWord('noConnection')))
    signal.addEventListener('abort', () => sending.abort(), { once: true })
    sending.send(file)
  })
}

/** Async, so that what it throws becomes the upload's failure. */
async function readAnswer(status: number, text: string): Promise<AreaImport> {
  const answer = readJson(text)
  if (status < 200 || status >= 300) {
    const refusal = errorBody.safeParse(answer)
    if (refusal.success) throw new ApiError(refusal.data.code, refusal.data.message, refusal.data.details)
    throw new ApiError('no-connection', uiWord('noConnection'))
  }
  const read = areaImportAnswer.safeParse(answer)
  if (!read.success) throw new ApiError('unreadable-answer', uiWord('unreadable'))
  return read.data.import
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
