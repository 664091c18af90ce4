/**
 * Moves the focus to the customer before or after the one that has it, in the list on the screen; without one, to
 * the first that is in sight. Lists draw a few rows beyond the screen, so there is a next one until the end.
 *
 * @returns whether there was somewhere to go
 */
export function moveInList(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')].sort(
    (a, b) => topOf(a) - topOf(b),
  );
  const row = document.activeElement?.closest('[role="row"]');
  const at = links.findIndex((link) => link === document.activeElement || (row?.contains(link) ?? false));
  const next = at === -1 ? links.find((link) => topOf(link) >= 0) : links[at + step];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

const topOf = (element: HTMLElement) => element.getBoundingClientRect().top;
