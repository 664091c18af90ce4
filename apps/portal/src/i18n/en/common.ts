export const common = {
  product: 'Assent',
  skipToContent: 'Skip to main content',
  documentTitle: '{{page}} · Assent',
  pageOpened: '{{page}}, page opened',
  nav: {
    label: 'Main',
    open: 'Open navigation',
    close: 'Close navigation',
    home: 'Home',
    customers: 'Customers',
    allCustomers: 'All customers',
    mcaManagement: 'MCA management',
  },
  scheme: {
    label: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  live: {
    live: 'Live',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    liveHint: 'Changes appear by themselves.',
    reconnectingHint: 'The connection for live updates is down. It is tried again by itself.',
  },
  action: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    dismiss: 'Dismiss',
    copy: 'Copy',
    copied: 'Copied',
    more: 'More actions',
    clear: 'Clear',
    showMore: 'Show more',
    reload: 'Load the page again',
    back: 'Back',
  },
  loading: 'Loading…',
  loadingMore: 'Loading more…',
  stillUnderWay: 'This takes longer than usual. The work goes on, and the page shows it when it is done.',
  none: '–',
  unknown: 'Unknown',
  failure: {
    network: {
      title: 'No connection to Assent',
      detail:
        'The server did not answer, so it is not known whether this took effect. Check your connection and try again; a repeat does nothing twice.',
    },
    unreadable: {
      title: 'The answer could not be read',
      detail:
        'It did not have the form that this page knows. Load the page again; if that does not help, quote the id below.',
    },
    temporary: 'Wait a moment and try again.',
    correlation: 'Correlation id',
    copyCorrelation: 'Copy correlation id',
    quote: 'Quote this id when you ask for help.',
    microsoftCode: 'Microsoft’s code',
  },
  notFound: {
    title: 'There is nothing at this address',
    detail: 'The page may have moved, or the address is incomplete.',
    home: 'Go to MCA management',
  },
  crash: {
    title: 'This page stopped working',
    detail:
      'Nothing that you sent is lost. Load the page again; if it happens again, tell your administrator.',
    newVersion: 'A newer version of Assent is there. Load the page again to go on.',
  },
  time: { now: 'just now' },
  copyField: {
    copy: 'Copy {{what}}',
    failed: 'The browser did not let us copy. Select the text and copy it yourself.',
  },
} as const;
