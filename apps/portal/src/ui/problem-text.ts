import type { TFunction } from 'i18next';
import type { ApiProblem } from '../api/problem';

/** The heading and the sentence of a problem, in the reader's language where we know it better. */
export function problemText(problem: ApiProblem, t: TFunction): { title: string; detail: string } {
  switch (problem.kind) {
    case 'network':
      return { title: t('common.failure.network.title'), detail: t('common.failure.network.detail') };
    case 'unreadable':
      return { title: t('common.failure.unreadable.title'), detail: t('common.failure.unreadable.detail') };
    case 'problem':
      return {
        title: problem.title,
        detail: problem.isTemporary ? `${problem.detail} ${t('common.failure.temporary')}` : problem.detail,
      };
  }
}
