import { useTranslation } from 'react-i18next';
import { countryName } from '../../ui/regions';

export function CountryCell({ country }: { readonly country: string | null }) {
  const { t, i18n } = useTranslation();
  return country ? countryName(country, i18n.language) : t('common.none');
}
