import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import {
  DEFAULT_ACCENT_COLOUR,
  isHexColour,
  isReadableUnderWhite,
  readableAccentColour,
} from '@assent/domain';
import { useController, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SettingsForm } from './settings-form';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  swatch: {
    width: '40px',
    height: '32px',
    padding: '0',
    border: 'none',
    background: 'none',
    cursor: 'pointer',
  },
  text: { width: '120px' },
});

/** The accent colour, as text and by the browser's own picker; one that cannot be read gets a suggestion. */
export function ColourField({ control }: { readonly control: Control<SettingsForm> }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { field, fieldState } = useController({ control, name: 'accentColour' });
  const isColour = isHexColour(field.value);
  const suggestion =
    isColour && !isReadableUnderWhite(field.value) ? readableAccentColour(field.value) : undefined;
  return (
    <Field
      label={t('settings.branding.colour')}
      {...(fieldState.error
        ? { validationMessage: fieldState.error.message }
        : { hint: t('settings.branding.colourHint') })}
    >
      <div className={styles.row}>
        <input
          type="color"
          className={styles.swatch}
          aria-hidden
          tabIndex={-1}
          value={isColour ? field.value : DEFAULT_ACCENT_COLOUR}
          onChange={({ target }) => {
            field.onChange(target.value);
          }}
        />
        <Input
          className={styles.text}
          aria-label={t('settings.branding.colour')}
          {...field}
          maxLength={7}
          dir="ltr"
        />
        {suggestion && (
          <Button
            size="small"
            onClick={() => {
              field.onChange(suggestion);
            }}
          >
            {t('settings.branding.useSuggestion', { colour: suggestion })}
          </Button>
        )}
      </div>
    </Field>
  );
}
