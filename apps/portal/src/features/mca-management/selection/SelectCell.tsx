import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { useSelected } from './selection-context';
import { SelectBox } from './SelectBox';

/** Takes a customer into the selection. */
export function SelectCell({ row }: { readonly row: WorkListRow }) {
  const { t } = useTranslation();
  const { isSelected, toggle } = useSelected();
  return (
    <SelectBox
      label={t('mca.select.row', { company: row.companyName })}
      isChecked={isSelected(row.customerId)}
      onToggle={(withShift) => {
        toggle(row.customerId, withShift);
      }}
    />
  );
}
