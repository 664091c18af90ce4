import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationType, useLocation, useNavigationType } from 'react-router-dom';

/** The page on which the portal was opened: there the browser places the focus, not we. */
let openedOn: string | undefined;

/**
 * Names the page: sets the document's title and, after a change of page, moves the focus to the heading,
 * so that a screen reader announces it and the next Tab goes on from there.
 *
 * @returns for the page's `h1`, which takes `tabIndex={-1}`
 */
export function usePage(title: string): RefObject<HTMLHeadingElement | null> {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const arrivedBy = useNavigationType();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = t('common.documentTitle', { page: title });
  }, [t, title]);

  useEffect(() => {
    openedOn ??= pathname;
    if (openedOn === pathname && arrivedBy === NavigationType.Pop) return;
    openedOn = '';
    heading.current?.focus({ preventScroll: true });
  }, [pathname, arrivedBy]);

  return heading;
}
