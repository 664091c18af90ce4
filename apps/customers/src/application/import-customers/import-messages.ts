import { importProgressed, readImportPage } from '@assent/contracts';
import type { OutgoingMessage } from '@assent/messaging';
import type { CustomerImport } from '../../domain/customer-import.js';
import type { Origin } from '../ports/origin.js';

const scopeOf = (progress: CustomerImport) => ({
  providerInstanceId: progress.providerInstanceId,
  resellerId: null,
});

/** Tells how far an import has come; the last one closes the operation. */
export function importProgressedMessage(
  progress: CustomerImport,
  origin: Origin,
): OutgoingMessage<typeof importProgressed> {
  const { id, state, pages, seen, created, changed, ended } = progress;
  return {
    contract: importProgressed,
    data: {
      importId: id,
      state,
      pages,
      seen,
      created,
      changed,
      ended,
      settles:
        state === 'completed' && origin.operationId !== null
          ? [{ operationId: origin.operationId, resource: { kind: 'import', id } }]
          : [],
    },
    // Steps order the reports of one import, like the versions of a state.
    aggregate: { id, version: progress.step },
    scope: scopeOf(progress),
    ...origin,
  };
}

/** Wakes a worker up for the import's next step. */
export function readImportPageMessage(
  progress: CustomerImport,
  origin: Origin,
): OutgoingMessage<typeof readImportPage> {
  return {
    contract: readImportPage,
    data: { importId: progress.id },
    aggregate: { id: progress.id, version: null },
    scope: scopeOf(progress),
    ...origin,
    // Before all that its pages bring along: one message a page, and a person looks how far it has come.
    priority: 'sweep',
  };
}
