const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Every number by which this service decides when to do what; times in milliseconds. Numbers that only
 * shape a batch or a tick stand here as well, so that load on Microsoft can be reckoned from one page.
 */
export const POLICY = {
  outsideWork: {
    /** Work put off is taken up again soon after its time; the statement costs next to nothing when none is due. */
    everyMs: 2 * SECOND,
    /** A worker gives its calls up after this, the reads before and after them included. */
    giveUpAfter: 75 * SECOND,
    /** Longer than that, so that two workers never call at once; after a crash the row waits for so long. */
    lease: 90 * SECOND,
    /** How long a message for work may be under way before a sweep sends another: far above a healthy queue's delay. */
    overdue: 30 * SECOND,
    /** Microsoft's faults last seconds or hours: quick at first, then not worth more than a call in ten minutes. */
    backoff: { first: 5 * SECOND, longest: 10 * MINUTE },
    /** Answers that cannot be read, before the stored answer itself is taken for the broken one. */
    triesOfOneId: 3,
    /**
     * How long one row of many may wait in a worker for its turn at Microsoft: nobody looks at it, and to go back
     * to its row costs more. With the few calls that a row needs far below `giveUpAfter`.
     */
    bulkTurnWait: 10 * SECOND,
    /** Rows that one tick sends to the queue: more than the workers finish between two ticks, few enough for one statement. */
    batch: 100,
    /** How often it is counted for people who look: they see it move, and counting costs a look at each row. */
    countEveryMs: 15 * SECOND,
  },
  headStarts: {
    /** Far more than people start in the time of a call; whatever comes beyond is spread over all processes. */
    atOnce: 16,
    /** Of the 5 s that the last step of a shutdown has; a call to Microsoft takes a fraction of it. */
    lastMs: 1_500,
  },
  expiry: {
    /** Five seconds are promised, also to the last of hundreds that run out together; most of that is for the way to the list. */
    everyMs: SECOND,
    /** Customers per transaction: some 100 ms of locks, and few round trips for each while thousands run out at once. */
    batch: 200,
  },
  finalisation: {
    /** People see to the minute when an agreement comes; the statement costs next to nothing when none is due. */
    everyMs: 2 * SECOND,
    /** Customers per transaction: keeps the locks short, also when a partner stops all that wait. */
    batch: 50,
  },
  polling: {
    /** Comes on top of every interval below: at two seconds one in a hundred waited for longer than half an interval more. */
    everyMs: SECOND,
    /** Of the calls that attestations may make: the rest is for new links, which people wait for. */
    partOfBudget: 0.9,
    /**
     * While a bulk operation waits for its links, for links that nobody has opened: those made a moment ago alone
     * could use up all calls, and the bulk operation would hardly move.
     */
    partBesideBulk: 0.03,
    /** A person who went on to Microsoft accepts within minutes or comes back another day. */
    openedFor: 30 * MINUTE,
    /** At first somebody may look at the screen and wait. */
    justOpenedFor: 5 * MINUTE,
    justAfterOpening: 5 * SECOND,
    /** With a tick more, and the call itself, an acceptance is still seen within ten seconds. */
    afterOpening: 7 * SECOND,
    /** The partner may have handed over Microsoft's own link on the phone, which we cannot see being opened. */
    freshFor: 30 * MINUTE,
    whileFresh: 20 * SECOND,
    /** The last hour decides between accepted and expired. */
    lastStretch: HOUR,
    nearExpiry: 2 * MINUTE,
    otherwise: 10 * MINUTE,
    /** Microsoft's clock and lists may lag ours; after a day nothing more has ever to be expected of a dead link. */
    watchAfterExpiry: DAY,
    /** A closed attestation whose link Microsoft may still let the customer accept. */
    whileClosed: 15 * MINUTE,
  },
  verification: {
    everyMs: 5 * SECOND,
    /** Of the calls about agreements: the rest is for making agreements, and for those whom a person wants to see. */
    partOfBudget: 0.6,
    /** The agreements, and the direct acceptance. */
    callsPerCustomer: 2,
    /** Customers without an agreement may accept directly at Microsoft any day. */
    again: DAY,
    /** A missing permission is granted by a person, seldom sooner than this. */
    whenUnavailable: DAY,
    /** Microsoft's list may lag behind an agreement by hours: look again before a person has to. */
    afterDuplicateSignatory: 15 * MINUTE,
    /** Longer than this nobody waits for a refresh: it is refused, and the check goes on in the background. */
    patience: 30 * SECOND,
  },
  unknownCustomer: {
    /** Events and commands overtake each other by seconds at most; after that an id is simply wrong. */
    patience: 15 * SECOND,
  },
  newLinks: {
    /** New links that a signatory may ask for on the landing page; each one is a mail and two calls to Microsoft. */
    perSignatory: 3,
    within: DAY,
  },
} as const;
