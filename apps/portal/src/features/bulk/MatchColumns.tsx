import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { BULK_FIELDS, type BulkField, type BulkMapping, type BulkOperation } from '@assent/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';

const KEYS: readonly BulkField[] = ['tenantId', 'customerId', 'domain'];
const OF_SIGNATORY = BULK_FIELDS.filter((field) => !KEYS.includes(field));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '16px' },
  lead: { color: tokens.colorNeutralForeground2 },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, paddingBlockEnd: '8px', fontWeight: tokens.fontWeightSemibold },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: '12px 16px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Which column of the file holds what: the second step, filled in with the gateway's guess. */
export function MatchColumns({
  draft,
  isChecking,
  error,
  onBack,
  onMatched,
}: {
  readonly draft: BulkOperation;
  readonly isChecking: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onMatched: (mapping: BulkMapping) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [mapping, setMapping] = useState<BulkMapping>(draft.mapping);
  const hasKey = KEYS.some((field) => mapping[field] !== undefined);
  const [isTried, setTried] = useState(false);
  const choose = (field: BulkField, column: string) => {
    const next = Object.fromEntries(
      // A column holds one thing: choosing it here takes it from where it was.
      Object.entries(mapping).filter(([other, taken]) => other !== field && taken !== column),
    );
    setMapping(column === '' ? next : { ...next, [field]: column });
  };
  const select = (field: BulkField) => (
    <Field
      key={field}
      label={t(`bulk.field.${field}`)}
      {...(isTried && !hasKey && field === 'tenantId'
        ? { validationMessage: t('bulk.columns.needsKey') }
        : {})}
    >
      <Select
        value={mapping[field] ?? ''}
        onChange={(_, { value }) => {
          choose(field, value);
        }}
      >
        <option value="">{t('bulk.columns.notThere')}</option>
        {draft.columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <Section title={t('bulk.steps.columns')}>
      <form
        className={styles.root}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (hasKey && !isChecking) onMatched(mapping);
        }}
      >
        <p className={styles.lead}>
          {t('bulk.columns.lead', { count: draft.total, name: draft.fileName ?? '' })}
        </p>
        {error !== null && <ProblemBar error={error} />}
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('bulk.columns.customer')}</legend>
          <div className={styles.fields}>{KEYS.map(select)}</div>
        </fieldset>
        {draft.action === 'start' && (
          <fieldset className={styles.group}>
            <legend className={styles.legend}>{t('bulk.columns.signatory')}</legend>
            <div className={styles.fields}>{OF_SIGNATORY.map(select)}</div>
          </fieldset>
        )}
        <div className={styles.actions}>
          <Button onClick={onBack}>{t('bulk.columns.otherFile')}</Button>
          <Button appearance="primary" type="submit" disabledFocusable={isChecking}>
            {isChecking ? t('bulk.check.checking') : t('bulk.columns.next')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
