import { attestation } from './attestation';
import { common } from './common';
import { customer } from './customer';
import { mca } from './mca';
import { newCustomer } from './new-customer';
import { timeline } from './timeline';

/** The English catalogue: the one that is complete, and the shape that every other language follows. */
export const en = { common, mca, customer, attestation, newCustomer, timeline };
export type Catalogue = typeof en;
