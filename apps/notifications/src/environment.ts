import {
  databaseEnvironment,
  keyEnvironment,
  linkTokenEnvironment,
  parseEnvironment,
  processEnvironment,
  redisEnvironment,
} from '@assent/service-kit';
import { z } from 'zod';
import { providerProfileEnvironment } from './provider-profiles.js';

const environmentSchema = z.object({
  ...processEnvironment(8103),
  ...databaseEnvironment,
  ...redisEnvironment,
  ...keyEnvironment,
  ...linkTokenEnvironment,
  ...providerProfileEnvironment,
  /** Where signatories reach the gateway's customer pages; stands in every mail. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address like https://agreements.example.' })
    .default('http://127.0.0.1:8081'),
  /** The mail server; user and password stand in it, so it is never printed. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@host:587.' })
    .default('smtp://127.0.0.1:1025'),
  /** The address that mails are sent under. Mail servers want it to be of a domain that may send. */
  MAIL_FROM: z.email('must be a mail address.').default('no-reply@assent.example'),
});

/** What the service is told from outside. */
export type NotificationsEnvironment = z.output<typeof environmentSchema>;

/** @throws EnvironmentError that names everything that is wrong */
export const readEnvironment = (variables: NodeJS.ProcessEnv): NotificationsEnvironment =>
  parseEnvironment(environmentSchema, variables);

/** As much as the migrations need. */
export const readMigrationEnvironment = (variables: NodeJS.ProcessEnv): { DATABASE_URL: string } =>
  parseEnvironment(z.object(databaseEnvironment), variables);
