import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { BUILT_IN_VIEWS } from './built-in-views';
import { defaultViewId, useSavedViews } from './saved-views';

/** Opens the list with the reader's default view when the address asks for nothing. Clearing filters stays possible. */
export function useDefaultView(): void {
  const [query, setQuery] = useSearchParams();
  const { views } = useSavedViews();
  useEffect(() => {
    if (query.size > 0) return;
    const view = [...BUILT_IN_VIEWS, ...views].find(({ id }) => id === defaultViewId());
    if (view?.query) setQuery(new URLSearchParams(view.query), { replace: true });
    // On arrival only: later an empty address is what the reader chose.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
