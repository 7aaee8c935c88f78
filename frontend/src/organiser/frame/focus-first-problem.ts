/** Once React has marked what is wrong or missing in a form, goes to the first of it. */
export function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-missing]')?.focus(),
  )
}
