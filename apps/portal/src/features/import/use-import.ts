import { importViewSchema, type ImportView } from '@assent/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importCustomers, readImport } from '../../api/customers';
import { keys } from '../../api/query-keys';
import { useRunCommand } from '../../commands/use-run-command';

/** The net under the live updates while an import runs. */
const LOOK_EVERY_MS = 2000;
/** A reload of the page does not lose sight of a running import. */
const STORAGE_KEY = 'assent.import';

export interface ImportControl {
  readonly isStarting: boolean;
  readonly isRunning: boolean;
  readonly progress: ImportView | undefined;
  readonly start: () => void;
  readonly dismiss: () => void;
}

/** Starts an import of all customers from Partner Center and follows it. */
export function useImport(): ImportControl {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const [isStarting, setStarting] = useState(false);
  const [importId, setImportId] = useState(() => sessionStorage.getItem(STORAGE_KEY));

  const { data: progress } = useQuery({
    queryKey: keys.import(importId ?? ''),
    queryFn: ({ signal }) => readImport(importId ?? '', signal),
    enabled: importId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? LOOK_EVERY_MS : false),
    retry: false,
  });
  const isRunning = importId !== null && progress?.state === 'running';

  const isCompleted = progress?.state === 'completed';
  useEffect(() => {
    if (!isCompleted) return;
    void client.invalidateQueries({ queryKey: keys.workLists });
    void client.invalidateQueries({ queryKey: keys.customers });
    void client.invalidateQueries({ queryKey: keys.summary });
  }, [isCompleted, client]);

  const follow = (id: string | null) => {
    if (id) sessionStorage.setItem(STORAGE_KEY, id);
    else sessionStorage.removeItem(STORAGE_KEY);
    setImportId(id);
  };

  const start = async () => {
    setStarting(true);
    const result = await runCommand(importCustomers(), {
      progress: t('mca.command.import.progress'),
      success: t('mca.command.import.success'),
      failure: t('mca.command.import.failure'),
    });
    setStarting(false);
    if (result.ok) {
      const view = importViewSchema.safeParse(result.outcome.body);
      follow(view.success ? view.data.id : (result.outcome.resource?.id ?? null));
    } else if (result.problem.references['importId']) {
      // Somebody else has started one: show theirs.
      follow(result.problem.references['importId']);
    }
  };

  return {
    isStarting,
    isRunning,
    progress: importId === null ? undefined : progress,
    start: () => void start(),
    dismiss: () => {
      follow(null);
    },
  };
}
