import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { languageOf, useLanguage } from '../ui/language/language.ts'
import styles from './root.module.css'

/** Around every page: the way past the header, the language in the address, focus on a new page. */
export function Root() {
  const { t } = useTranslation('ui')
  useLanguageInAddress()
  useFocusOnNewPage()
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Outlet />
    </>
  )
}

/** Keeps `?lang=en` on whatever address is open, so that a shared link or a reload keeps the language. */
function useLanguageInAddress() {
  const { language } = useLanguage()
  const location = useLocation()
  const navigate = useNavigate()
  useEffect(() => {
    if (languageOf(location.search) === language) return
    const search = new URLSearchParams(location.search)
    if (language === 'da') search.delete('lang')
    else search.set('lang', language)
    void navigate(
      { search: search.toString(), hash: location.hash },
      { replace: true, preventScrollReset: true },
    )
  }, [language, location, navigate])
}

/** Tells screen readers that another page is here: its main part receives focus. Not on the first page. */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}
