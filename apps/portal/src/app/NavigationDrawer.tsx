import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useClosing } from '../ui/use-closing';
import { useReturnFocus } from '../ui/use-return-focus';
import { MainNavigation } from './MainNavigation';

/** The navigation on screens too narrow for it to stand beside the page. */
export function NavigationDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { isOpen, close, surfaceMotion } = useClosing(onClose);
  useReturnFocus(isOpen);
  const leave = () => {
    close();
  };
  return (
    <OverlayDrawer
      open={isOpen}
      position="start"
      size="small"
      onOpenChange={leave}
      surfaceMotion={surfaceMotion}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('common.nav.close')}
              onClick={leave}
            />
          }
        >
          {t('common.product')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody style={{ paddingInline: 0 }}>
        <MainNavigation onNavigate={leave} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
