import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { readProviderInstances } from '../../api/provider-instances';
import { keys } from '../../api/query-keys';

/** The connections to Partner Center that there are. */
export function useProviderInstances() {
  return useQuery({
    queryKey: keys.providerInstances,
    queryFn: ({ signal }) => readProviderInstances(signal),
  });
}

/** The provider instance that a page is about: the one in the address, else the first. */
export function useProviderInstance() {
  const [search, setSearch] = useSearchParams();
  const instances = useProviderInstances();
  const all = instances.data?.items ?? [];
  return {
    instances,
    all,
    /** Undefined until the list is there. */
    instance: all.find(({ id }) => id === search.get('instance')) ?? all[0],
    choose: (id: string) => {
      setSearch({ instance: id });
    },
  };
}
