import { Field, makeStyles, MessageBar, MessageBarBody, Select, Spinner } from '@fluentui/react-components';
import { BULK_ACTIONS, BULK_LIMITS, type BulkAction, type Delivery } from '@assent/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';
import { DeliveryField } from './DeliveryField';
import { FileDrop } from './FileDrop';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '16px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '16px',
    alignItems: 'start',
  },
});

/** What is to be done, and for whom: the first step. */
export function ChooseFile({
  action,
  delivery,
  isReading,
  error,
  onAction,
  onDelivery,
  onFile,
}: {
  readonly action: BulkAction;
  readonly delivery: Delivery;
  readonly isReading: boolean;
  readonly error: unknown;
  readonly onAction: (action: BulkAction) => void;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <Section title={t('bulk.steps.file')}>
      <div className={styles.root}>
        <div className={styles.fields}>
          <Field label={t('bulk.file.what')} hint={t(`bulk.actionHint.${action}`)}>
            <Select
              value={action}
              onChange={(_, { value }) => {
                onAction(BULK_ACTIONS.find((one) => one === value) ?? 'start');
              }}
            >
              {BULK_ACTIONS.map((one) => (
                <option key={one} value={one}>
                  {t(`bulk.action.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          {action === 'start' && <DeliveryField value={delivery} onChange={onDelivery} />}
        </div>
        {error !== null && <ProblemBar error={error} />}
        {isTooLarge && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              {t('bulk.file.tooLarge', { megabytes: BULK_LIMITS.fileBytes / 1024 / 1024 })}
            </MessageBarBody>
          </MessageBar>
        )}
        <FileDrop
          isDisabled={isReading}
          onFile={(file) => {
            setTooLarge(file.size > BULK_LIMITS.fileBytes);
            if (file.size <= BULK_LIMITS.fileBytes) onFile(file);
          }}
        />
        {isReading && <Spinner label={t('bulk.check.checking')} />}
      </div>
    </Section>
  );
}
