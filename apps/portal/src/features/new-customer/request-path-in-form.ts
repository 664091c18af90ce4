import type { FieldPath } from 'react-hook-form';
import { EMPTY_CUSTOMER, type NewCustomerForm } from './new-customer-form';

/** The form mirrors the request, so a path of the request is one of the form when the form has that field. */
export function requestPathInForm(path: string): FieldPath<NewCustomerForm> | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], EMPTY_CUSTOMER);
  return typeof value === 'string' ? (path as FieldPath<NewCustomerForm>) : undefined;
}
