import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { BULK_LIMITS } from '@assent/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '40px 24px',
    textAlign: 'center',
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  hint: {
    maxWidth: '60ch',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

const MEGABYTE = 1024 * 1024;

/** Takes one file: dropped, or picked with the button, which works by keyboard and on a phone. */
export function FileDrop({
  isDisabled,
  onFile,
}: {
  readonly isDisabled: boolean;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !isDisabled) onFile(file);
  };
  return (
    <div
      className={mergeClasses(styles.root, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <span aria-hidden className={styles.icon}>
        <DocumentArrowUpRegular />
      </span>
      <span>
        {t('bulk.file.drop')} {t('bulk.file.or')}
      </span>
      <Button
        appearance="primary"
        disabledFocusable={isDisabled}
        onClick={() => {
          input.current?.click();
        }}
      >
        {t('bulk.file.browse')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t('bulk.file.browse')}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be picked again after it was corrected.
          target.value = '';
        }}
      />
      <span className={styles.hint}>
        {t('bulk.file.limits', {
          rows: BULK_LIMITS.rows.toLocaleString(),
          megabytes: BULK_LIMITS.fileBytes / MEGABYTE,
        })}
      </span>
    </div>
  );
}
