import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runCommand } from '../../api/commands';
import { startAttestation } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { useBusyCustomers } from '../../commands/busy-customers';
import { requestOf, type StartForm } from './start-form';

/** Starts the attestation that the form describes; resolves when Microsoft has answered or takes its time. */
export function useStartAttestation(customerId: string) {
  const client = useQueryClient();
  const busy = useBusyCustomers(customerId);
  return useMutation({
    mutationFn: async (form: StartForm) => {
      const done = busy.begin();
      try {
        // What comes after the first seconds is seen where the link appears, with the reason why it takes so long.
        return await runCommand({
          ...startAttestation(customerId, requestOf(form)),
          isFollowedElsewhere: true,
        });
      } finally {
        await Promise.all([
          client.invalidateQueries({ queryKey: keys.customer(customerId) }),
          client.invalidateQueries({ queryKey: keys.workLists }),
          client.invalidateQueries({ queryKey: keys.summary }),
        ]);
        done();
      }
    },
  });
}
