import { BookmarkRegular, SaveRegular, SettingsRegular } from '@fluentui/react-icons';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { lazyWithTexts } from '../../../i18n/texts';
import { LazyMenu, type MenuEntry } from '../../../ui/LazyMenu';
import { BUILT_IN_VIEWS, sameQuery } from './built-in-views';
import { useSavedViews } from './saved-views';

const ViewsDialog = lazyWithTexts(['mca'], async () => (await import('./ViewsDialog')).ViewsDialog);

/** Named filters: choose one, keep the present one, look after one's own. */
export function ViewsMenu() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const { views } = useSavedViews();
  const [isOpen, setOpen] = useState(false);
  const all = [
    ...BUILT_IN_VIEWS.map((view) => ({ ...view, name: t(`mca.views.builtIn.${view.id}`) })),
    ...views,
  ];
  const present = all.find((view) => sameQuery(view.query, query.toString()));

  const entries = (): MenuEntry[] => [
    ...all.map((view, index) => ({
      key: view.id,
      label: view.name,
      isChecked: view === present,
      isApart: index === BUILT_IN_VIEWS.length,
      onSelect: () => {
        setQuery(new URLSearchParams(view.query), { preventScrollReset: true });
      },
    })),
    {
      key: 'manage',
      label: t(present ? 'mca.views.manage' : 'mca.views.save'),
      icon: present ? <SettingsRegular /> : <SaveRegular />,
      isApart: true,
      onSelect: () => {
        setOpen(true);
      },
    },
  ];
  return (
    <>
      <LazyMenu
        trigger={{
          appearance: 'subtle',
          icon: <BookmarkRegular />,
          children: present?.name ?? t('mca.views.unsaved'),
          'aria-label': t('mca.views.label', { view: present?.name ?? t('mca.views.unsaved') }),
        }}
        entries={entries}
      />
      <Suspense fallback={null}>
        {isOpen && (
          <ViewsDialog
            query={query.toString()}
            isKnown={present !== undefined}
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
