import { importViewSchema, type ImportView } from '@assent/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importCustomers, readImport } from '../../api/customers';
import { onImportProgressed } from '../../api/import-signal';
import { keys } from '../../api/query-keys';
import { useRunCommand } from '../../commands/use-run-command';

/** The net under the live updates while an import runs. */
const LOOK_EVERY_MS = 2000;
/** A reload of the page does not lose sight of a running import. */
const STORAGE_KEY = 'assent.import';

export interface ImportControl {
  /** From the press of the button to the end of the import, or as long as somebody else's runs. */
  readonly isRunning: boolean;
  readonly progress: ImportView | undefined;
  readonly start: () => void;
  readonly dismiss: () => void;
}

/** Starts an import of all customers from Partner Center, and follows it or the one that somebody else started. */
export function useImport(): ImportControl {
  const { t } = useTranslation();
  const client = useQueryClient();
  const runCommand = useRunCommand();
  const [isSent, setSent] = useState(false);
  const [importId, setImportId] = useState(() => sessionStorage.getItem(STORAGE_KEY));
  const follow = useCallback((id: string | null) => {
    if (id) sessionStorage.setItem(STORAGE_KEY, id);
    else sessionStorage.removeItem(STORAGE_KEY);
    setImportId(id);
  }, []);
  useEffect(() => onImportProgressed(follow), [follow]);

  const { data, isPending } = useQuery({
    queryKey: keys.import(importId ?? ''),
    queryFn: ({ signal }) => readImport(importId ?? '', signal),
    enabled: importId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_EVERY_MS : false),
    retry: false,
  });
  const progress = importId === null ? undefined : data;

  const isCompleted = progress?.state === 'completed';
  useEffect(() => {
    if (!isCompleted) return;
    void client.invalidateQueries({ queryKey: keys.workLists });
    void client.invalidateQueries({ queryKey: keys.customers });
    void client.invalidateQueries({ queryKey: keys.summary });
  }, [isCompleted, client]);

  const start = async () => {
    follow(null);
    setSent(true);
    const result = await runCommand(importCustomers(follow), { failure: t('mca.command.import.failure') });
    setSent(false);
    if (result.ok) {
      const view = importViewSchema.safeParse(result.outcome.body);
      const id = view.success ? view.data.id : result.outcome.resource?.id;
      if (id) follow(id);
    } else if (result.problem.references['importId']) {
      // Somebody else has started one: show theirs.
      follow(result.problem.references['importId']);
    }
  };

  return {
    isRunning: progress ? progress.state === 'running' : isSent || (importId !== null && isPending),
    progress,
    start: () => void start(),
    dismiss: () => {
      follow(null);
    },
  };
}
