import { useTimes } from './use-times';

/** A point in time: exact, with its distance from now in the tooltip, or the other way round. */
export function Moment({
  at,
  as = 'exact',
}: {
  readonly at: string;
  readonly as?: 'exact' | 'relative' | 'lasting';
}) {
  const times = useTimes();
  return (
    <time dateTime={at} title={as === 'exact' ? times.relative(at) : times.exact(at)}>
      {times[as](at)}
    </time>
  );
}
