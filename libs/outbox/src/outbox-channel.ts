/** The NOTIFY channel on which a commit wakes the relays. Channels are per database, so services never meet. */
export const OUTBOX_CHANNEL = 'outbox_message';
