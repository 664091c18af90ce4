import { Column } from 'typeorm';

/** Whose data a row is; every table has it from the first migration on. */
export abstract class ScopeColumns {
  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;
}
