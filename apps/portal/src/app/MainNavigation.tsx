import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ClipboardCheckmarkFilled,
  ClipboardCheckmarkRegular,
  HomeFilled,
  HomeRegular,
  LayerFilled,
  LayerRegular,
  PeopleFilled,
  PeopleRegular,
  PlugConnectedFilled,
  PlugConnectedRegular,
  SettingsFilled,
  SettingsRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router-dom';

const useStyles = makeStyles({
  section: {
    paddingInline: '20px',
    paddingBlockEnd: '8px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { paddingBlockEnd: '16px' },
  home: { paddingBlockEnd: '16px' },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '40px',
    marginInline: '8px',
    paddingInline: '12px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
  },
  current: {
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlock: '10px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorBrandForeground1,
    },
  },
  icon: { fontSize: '20px', display: 'inline-flex' },
  currentIcon: { color: tokens.colorBrandForeground1 },
});

/** Where one can go. `onNavigate` lets a drawer close itself. */
export function MainNavigation({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { pathname } = useLocation();
  const isMca = pathname.startsWith('/customers/mca');
  const entries = [
    {
      to: '/customers',
      label: t('common.nav.allCustomers'),
      isCurrent: pathname.startsWith('/customers') && !isMca,
      icon: PeopleRegular,
      currentIcon: PeopleFilled,
    },
    {
      to: '/customers/mca',
      label: t('common.nav.mcaManagement'),
      isCurrent: isMca,
      icon: ClipboardCheckmarkRegular,
      currentIcon: ClipboardCheckmarkFilled,
    },
    {
      to: '/bulk-operations',
      label: t('common.nav.bulkOperations'),
      isCurrent: pathname.startsWith('/bulk-operations'),
      icon: LayerRegular,
      currentIcon: LayerFilled,
    },
  ];
  return (
    <nav aria-label={t('common.nav.label')}>
      <ul className={styles.home}>
        <Entry
          to="/"
          label={t('common.nav.home')}
          isCurrent={pathname === '/'}
          icon={HomeRegular}
          currentIcon={HomeFilled}
          onNavigate={onNavigate}
        />
      </ul>
      <div className={styles.section} id="nav-customers">
        {t('common.nav.customers')}
      </div>
      <ul aria-labelledby="nav-customers" className={styles.list}>
        {entries.map((entry) => (
          <Entry key={entry.to} {...entry} onNavigate={onNavigate} />
        ))}
      </ul>
      <div className={styles.section} id="nav-administration">
        {t('common.nav.administration')}
      </div>
      <ul aria-labelledby="nav-administration">
        <Entry
          to="/connection"
          label={t('common.nav.connection')}
          isCurrent={pathname.startsWith('/connection')}
          icon={PlugConnectedRegular}
          currentIcon={PlugConnectedFilled}
          onNavigate={onNavigate}
        />
        <Entry
          to="/settings"
          label={t('common.nav.settings')}
          isCurrent={pathname.startsWith('/settings')}
          icon={SettingsRegular}
          currentIcon={SettingsFilled}
          onNavigate={onNavigate}
        />
      </ul>
    </nav>
  );
}

function Entry({
  to,
  label,
  isCurrent,
  icon,
  currentIcon,
  onNavigate,
}: {
  readonly to: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly icon: FluentIcon;
  readonly currentIcon: FluentIcon;
  readonly onNavigate: (() => void) | undefined;
}) {
  const styles = useStyles();
  const Icon = isCurrent ? currentIcon : icon;
  return (
    <li>
      <NavLink
        to={to}
        end
        className={mergeClasses(styles.link, isCurrent && styles.current)}
        {...(onNavigate ? { onClick: onNavigate } : {})}
      >
        <span aria-hidden className={mergeClasses(styles.icon, isCurrent && styles.currentIcon)}>
          <Icon />
        </span>
        {label}
      </NavLink>
    </li>
  );
}
