import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { MainNavigation } from './MainNavigation';

/** The navigation on screens too narrow for it to stand beside the page. */
export function NavigationDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <OverlayDrawer open position="start" size="small" onOpenChange={onClose}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('common.nav.close')}
              onClick={onClose}
            />
          }
        >
          {t('common.product')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody style={{ paddingInline: 0 }}>
        <MainNavigation onNavigate={onClose} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
