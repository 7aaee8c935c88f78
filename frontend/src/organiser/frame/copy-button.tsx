import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Copies a text, and says so for a moment. `label` where the words alone do not say what of many is copied. */
export function CopyButton({ text, words, label }: { text: string; words: string; label?: string }) {
  const { t } = useTranslation('organiser')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      size="small"
      aria-label={copied ? undefined : label}
      onClick={() => void copyText(text).then(setCopied)}
    >
      {copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
      <span aria-live="polite">{copied ? t('release.address.copied') : words}</span>
    </Button>
  )
}

/** The clipboard is there over https only; on plain http an old way does. False when neither works. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}
