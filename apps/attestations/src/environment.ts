import { DEFAULT_MCA_CUTOFF_DATE } from '@assent/domain';
import {
  databaseEnvironment,
  keyEnvironment,
  parseEnvironment,
  processEnvironment,
  redisEnvironment,
} from '@assent/service-kit';
import { z } from 'zod';

/** The private port for health and metrics, unless `PORT` says otherwise. */
const STANDARD_PORT = 8102;

const environmentSchema = z.object({
  ...processEnvironment(STANDARD_PORT),
  ...databaseEnvironment,
  ...redisEnvironment,
  ...keyEnvironment,
  /** First day on which a partner-attested agreement counts as valid, at midnight UTC. */
  MCA_CUTOFF_DATE: z.iso
    .date('must be a day such as 2023-04-01.')
    .default(DEFAULT_MCA_CUTOFF_DATE)
    .transform((day) => new Date(`${day}T00:00:00Z`)),
  /** Whether a real acceptance becomes an agreement at once, or when a person asks for it. */
  AGREEMENT_FINALISATION: z.enum(['manual', 'automatic'], 'must be manual or automatic.').default('manual'),
});

/** What this service is told from outside. The connections to Microsoft are read beside it. */
export type Environment = z.output<typeof environmentSchema>;

/** @throws EnvironmentError naming every fault at once, and no secret */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  return parseEnvironment(environmentSchema, variables);
}

const migrationSchema = z.object(databaseEnvironment);

/** What the migration step needs; it runs before any key or queue is there. */
export function readMigrationEnvironment(variables: NodeJS.ProcessEnv): z.output<typeof migrationSchema> {
  return parseEnvironment(migrationSchema, variables);
}
