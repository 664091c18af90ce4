import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { chooseScheme, SCHEME_CHOICES, useColorScheme } from '../theme/color-scheme';

/** Light, dark, or as the system has it. */
export function SchemeMenu() {
  const { t } = useTranslation();
  const { choice, scheme } = useColorScheme();
  return (
    <Menu
      checkedValues={{ scheme: [choice] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const next = SCHEME_CHOICES.find((known) => known === checkedItems[0]);
        if (next) chooseScheme(next);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('common.scheme.label')} relationship="label">
          <Button
            appearance="subtle"
            icon={scheme === 'dark' ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
          />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {SCHEME_CHOICES.map((option) => (
            <MenuItemRadio key={option} name="scheme" value={option}>
              {t(`common.scheme.${option}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
