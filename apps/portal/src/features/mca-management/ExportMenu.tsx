import { ArrowExportLtrRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../../api/mca';
import { LazyMenu } from '../../ui/LazyMenu';
import { useWorkListFilters } from './use-work-list-filters';

const FILES = {
  excel: { format: 'csv', bom: true },
  csv: { format: 'csv' },
  json: { format: 'json' },
} as const;

/** Lets the browser download an address; the answer names the file. */
function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** The list as it is filtered and ordered, all of it, as a file. */
export function ExportMenu() {
  const { t } = useTranslation();
  const { filters } = useWorkListFilters();
  return (
    <LazyMenu
      trigger={{ appearance: 'subtle', icon: <ArrowExportLtrRegular />, children: t('mca.export.button') }}
      entries={() =>
        (['excel', 'csv', 'json'] as const).map((file) => ({
          key: file,
          label: t(`mca.export.${file}`),
          onSelect: () => {
            download(exportAddress(filters, FILES[file]));
          },
        }))
      }
    />
  );
}
