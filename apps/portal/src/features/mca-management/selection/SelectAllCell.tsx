import { useTranslation } from 'react-i18next';
import { useSelected } from './selection-context';
import { SelectBox } from './SelectBox';

/** Takes all rows that are loaded into the selection, or empties it. */
export function SelectAllCell() {
  const { t } = useTranslation();
  const { areAllLoadedSelected, count, toggleLoaded } = useSelected();
  return (
    <SelectBox
      label={t('mca.select.all')}
      isChecked={areAllLoadedSelected}
      isPartly={count > 0}
      onToggle={toggleLoaded}
    />
  );
}
