import { z } from 'zod';
import { exampleIds } from '../../examples.js';
import { defineCommand } from '../../message-contract.js';

/** Outside work: hand one intended mail to the mail server. */
export const sendMail = defineCommand({
  type: 'notifications.send-mail',
  version: 1,
  data: z.object({ notificationId: z.uuid() }),
  to: ['notifications-work'],
  example: { notificationId: exampleIds.notification },
});
