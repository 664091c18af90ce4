import { Button, type ButtonProps } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy';

/**
 * Copies a text and says so in its own place. With `isLabelled` the label is written on the button,
 * otherwise it is a small icon.
 */
export function CopyButton({
  text,
  label,
  isLabelled = false,
  appearance = isLabelled ? 'secondary' : 'transparent',
}: {
  readonly text: string;
  readonly label: string;
  readonly isLabelled?: boolean;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
}) {
  const { t } = useTranslation();
  const { result, copy } = useCopy();
  const isCopied = result === 'copied';
  const spoken = isCopied
    ? t('common.action.copied')
    : result === 'failed'
      ? t('common.copyField.failed')
      : label;
  const hint = isLabelled && result !== 'failed' ? {} : { title: spoken };
  return (
    <>
      <Button
        appearance={appearance}
        size={isLabelled ? 'medium' : 'small'}
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        {...hint}
        {...(isLabelled ? {} : { 'aria-label': spoken })}
        onClick={() => {
          copy(text);
        }}
      >
        {isLabelled ? (isCopied ? t('common.action.copied') : label) : undefined}
      </Button>
      <span
        role="status"
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {result ? spoken : ''}
      </span>
    </>
  );
}
