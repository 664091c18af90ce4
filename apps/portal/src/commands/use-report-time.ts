import { useEffect, useState } from 'react';
import { dismissReport, UNTIL_DISMISSED, type Report } from './reports';

/**
 * Takes the report away when its time is over. While somebody points at it or has the focus in it the time
 * stands still, and afterwards it begins anew: nobody has to read or press against the clock.
 */
export function useReportTime({ id, staysMs }: Report) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isPaused = isPointedAt || hasFocus;
  useEffect(() => {
    if (staysMs === UNTIL_DISMISSED || isPaused) return;
    const timer = setTimeout(() => {
      dismissReport(id);
    }, staysMs);
    return () => {
      clearTimeout(timer);
    };
  }, [id, staysMs, isPaused]);
  return {
    onPointerEnter: () => {
      setPointedAt(true);
    },
    onPointerLeave: () => {
      setPointedAt(false);
    },
    onFocusCapture: () => {
      setFocus(true);
    },
    onBlurCapture: () => {
      setFocus(false);
    },
  };
}
