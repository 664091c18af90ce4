import { makeStyles, tokens } from '@fluentui/react-components';
import type { CustomerView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { CopyButton } from '../../ui/CopyButton';
import { Fact, Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { countryName } from '../../ui/regions';
import { Section } from '../../ui/Section';
import { ContactLines } from './ContactLines';

const useStyles = makeStyles({ link: { color: tokens.colorBrandForegroundLink } });

/** What is known about the customer's account. */
export function AccountSection({ customer }: { readonly customer: CustomerView }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return (
    <Section title={t('customer.account.title')}>
      <Facts>
        <Fact name={t('customer.account.domain')}>{customer.domain ?? t('common.none')}</Fact>
        <Fact name={t('customer.account.tenantId')}>
          {customer.tenantId ? (
            <>
              {customer.tenantId}
              <CopyButton
                text={customer.tenantId}
                label={t('common.copyField.copy', {
                  what: t('customer.account.tenantId').toLocaleLowerCase(),
                })}
              />
            </>
          ) : (
            t('customer.account.pendingTenant')
          )}
        </Fact>
        <Fact name={t('customer.account.country')}>
          {customer.country ? countryName(customer.country, i18n.language) : t('customer.account.noCountry')}
        </Fact>
        <Fact name={t('customer.account.relationship')}>{t(`customer.lifecycle.${customer.lifecycle}`)}</Fact>
        {customer.resellerId && (
          <Fact name={t('customer.account.reseller')}>
            <Link className={styles.link} to={`/customers/mca?reseller=${customer.resellerId}`}>
              {customer.resellerName ?? customer.resellerId}
            </Link>
          </Fact>
        )}
        <Fact name={t('customer.account.contact')}>
          {customer.contact ? <ContactLines contact={customer.contact} /> : t('customer.account.noContact')}
        </Fact>
        <Fact name={t('customer.account.added')}>
          <Moment at={customer.createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}
