import { connectionViewSchema, type ConnectionView } from '@assent/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkConnection, readConnection } from '../../api/connection';
import { keys } from '../../api/query-keys';
import { useNotice } from '../../commands/use-notice';
import { useRunCommand } from '../../commands/use-run-command';

/** Facts arise with every call at Microsoft; whoever looks at them sees them move. */
const REFRESH_MS = 5_000;

/** The connection of one provider instance, read again and again while it is on the screen. */
export function useConnection(providerInstanceId: string | undefined) {
  return useQuery({
    queryKey: keys.connection(providerInstanceId ?? ''),
    queryFn: ({ signal }) => readConnection(providerInstanceId ?? '', signal),
    enabled: providerInstanceId !== undefined,
    refetchInterval: REFRESH_MS,
  });
}

/** Lets Assent call Microsoft now, and says what came of it. */
export function useCheck(providerInstanceId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const notice = useNotice();
  const [isChecking, setChecking] = useState(false);

  /** For a check whose outcome came after its answer. A failure to read it is told by the page itself. */
  const readAgain = () =>
    client
      .query({
        queryKey: keys.connection(providerInstanceId),
        queryFn: ({ signal }) => readConnection(providerInstanceId, signal),
        staleTime: 0,
      })
      .catch(() => undefined);

  const check = async () => {
    setChecking(true);
    const before = client.getQueryData<ConnectionView>(keys.connection(providerInstanceId));
    const result = await runCommand(checkConnection(providerInstanceId), {
      progress: t('connection.command.progress'),
      failure: t('connection.command.failure'),
    });
    setChecking(false);
    if (!result.ok || result.outcome.state !== 'succeeded') return;
    const told = connectionViewSchema.safeParse(result.outcome.body);
    if (told.success) client.setQueryData(keys.connection(providerInstanceId), told.data);
    const after = told.success ? told.data : await readAgain();
    if (after?.lastCheck == null || after.lastCheck.at === before?.lastCheck?.at) return;
    if (after.lastCheck.works) notice('success', t('connection.command.works'));
    else
      notice(
        'error',
        t(after.status === 'throttled' ? 'connection.command.heldBack' : 'connection.command.doesNot'),
      );
  };
  return { check, isChecking };
}
