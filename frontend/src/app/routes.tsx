import type { RouteObject } from 'react-router'
import { Loading } from '../ui/progress.tsx'
import { BrokenPage } from './broken-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Root } from './root.tsx'

/** Every page is its own download, so that a citizen's phone never fetches the organisers' studio. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <Loading />,
    children: [
      {
        path: '/',
        lazy: async () => ({ Component: (await import('../citizen/relays-page.tsx')).RelaysPage }),
      },
      {
        path: '/was',
        lazy: async () => ({
          Component: (await import('../citizen/accessibility-page.tsx')).AccessibilityPage,
        }),
      },
      {
        path: '/f/:key',
        lazy: async () => ({ Component: (await import('../association/check-in-page.tsx')).default }),
      },
      {
        path: '/t/:key',
        lazy: async () => ({
          Component: (await import('../association/carrying/carrying-page.tsx')).default,
        }),
      },
      {
        path: '/svar/:key',
        lazy: async () => ({ Component: (await import('../association/call/call-page.tsx')).default }),
      },
      {
        path: '/kode',
        lazy: async () => ({ Component: (await import('../association/code/code-page.tsx')).default }),
      },
      {
        path: '/arrangoer/*',
        lazy: async () => ({ Component: (await import('../organiser/routes.tsx')).default }),
      },
      {
        path: '/dev/post',
        lazy: async () => ({ Component: (await import('../organiser/notices/dev-post-page.tsx')).default }),
      },
      {
        path: '/:slug',
        lazy: async () => ({ Component: (await import('../citizen/live-page.tsx')).LivePage }),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]
