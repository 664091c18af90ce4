import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ImportControl } from './use-import';

/** Reads all customers of the Partner Center tenant into Assent. */
export function ImportButton({
  control,
  isPrimary = false,
}: {
  readonly control: ImportControl;
  readonly isPrimary?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Button
      appearance={isPrimary ? 'primary' : 'secondary'}
      icon={control.isRunning ? <Spinner size="extra-tiny" aria-hidden /> : <ArrowDownloadRegular />}
      disabledFocusable={control.isRunning}
      onClick={control.start}
    >
      {control.isRunning ? t('mca.import.running') : t('mca.import.button')}
    </Button>
  );
}
