import { WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { chooseScheme, SCHEME_CHOICES, useColorScheme } from '../theme/color-scheme';
import { LazyMenu } from '../ui/LazyMenu';

/** Light, dark, or as the system has it. */
export function SchemeMenu() {
  const { t } = useTranslation();
  const { choice, scheme } = useColorScheme();
  const label = t('common.scheme.label');
  return (
    <LazyMenu
      trigger={{
        appearance: 'subtle',
        icon: scheme === 'dark' ? <WeatherMoonRegular /> : <WeatherSunnyRegular />,
        'aria-label': label,
        title: label,
      }}
      entries={() =>
        SCHEME_CHOICES.map((option) => ({
          key: option,
          label: t(`common.scheme.${option}`),
          isChecked: option === choice,
          onSelect: () => {
            chooseScheme(option);
          },
        }))
      }
    />
  );
}
