export const da = {
  over: 'Fællesskabsstafetten',
  title: 'Skriv koden',
  label: 'Koden fra plakaten',
  hint: 'Tre bogstaver og fire tal, for eksempel VEM‑4827. Store og små bogstaver er lige gode.',
  empty: 'Skriv koden, der står på plakaten.',
  wrong: 'Koden er tre bogstaver og fire tal, for eksempel VEM‑4827.',
  open: 'Gå til indtjekning',
  asking: 'Finder jeres stop …',
  help: 'Har du ingen kode, så ring til dem, der arrangerer stafetten. De kan også melde for dig.',
}
