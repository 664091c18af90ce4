import { customerViewSchema } from '@assent/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createCustomer } from '../../api/customers';
import { keys } from '../../api/query-keys';
import { useRunCommand } from '../../commands/use-run-command';
import { newCustomerOf, type NewCustomerForm } from './new-customer-form';

/** Creates the customer and resolves to its id; undefined while Microsoft still works on it. */
export function useCreateCustomer() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  return useMutation({
    mutationFn: async (form: NewCustomerForm): Promise<string | undefined> => {
      const company = form.companyName.trim();
      const result = await runCommand(createCustomer(newCustomerOf(form)), {
        progress: t('mca.command.createCustomer.progress', { company }),
        success: t('mca.command.createCustomer.success', { company }),
        failure: t('mca.command.createCustomer.failure', { company }),
      });
      void client.invalidateQueries({ queryKey: keys.customers });
      void client.invalidateQueries({ queryKey: keys.workLists });
      if (!result.ok) throw result.problem;
      const customer = customerViewSchema.safeParse(result.outcome.body);
      return customer.success ? customer.data.customerId : result.outcome.resource?.id;
    },
  });
}
