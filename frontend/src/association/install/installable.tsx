/** Lets the page be put on the phone's home screen, where it opens this very link. */
export function Installable({ linkKey }: { linkKey: string }) {
  return (
    <>
      <link rel="manifest" href={`/f/${encodeURIComponent(linkKey)}/manifest.webmanifest`} />
      <link rel="apple-touch-icon" href="/icons/depeche-180.png" />
    </>
  )
}
