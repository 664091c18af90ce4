import { screen, waitFor } from '@testing-library/react';
import { openPortal, withGateway } from '../../../test/render-portal';

const held = withGateway(3);

describe('Create customer', () => {
  it('says at each field what is missing, one sentence each', async () => {
    const { user } = openPortal('/customers/new');
    await user.click(await screen.findByRole('button', { name: 'Create customer' }));
    expect(await screen.findByText('Enter the company name.')).toBeVisible();
    expect(screen.getByText('Enter street and number.')).toBeVisible();
    expect(screen.getByText('Choose the country.')).toBeVisible();
    expect(screen.getByText('Enter the email address.')).toBeVisible();
    await waitFor(() => {
      expect(screen.getByLabelText(/Company name/)).toHaveFocus();
    });
    expect(held.gateway.calls.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('creates the customer and goes to its page', async () => {
    const { user, router } = openPortal('/customers/new');
    await user.type(await screen.findByLabelText(/Company name/), 'Möwe Reederei GmbH');
    expect(screen.getByLabelText(/Domain/)).toHaveValue('mowereederei');
    await user.selectOptions(screen.getByLabelText(/Country/), 'Germany');
    expect(screen.getByLabelText(/Language/)).toHaveValue('de-DE');
    await user.type(screen.getByLabelText(/Street and number/), 'Hafenstraße 7');
    await user.type(screen.getByLabelText(/City/), 'Hamburg');
    await user.type(screen.getByLabelText(/First name/), 'Ada');
    await user.type(screen.getByLabelText(/Last name/), 'Jensen');
    await user.type(screen.getByLabelText(/Email/), 'ada.jensen@moewe.example');
    await user.click(screen.getByRole('button', { name: 'Create customer' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Möwe Reederei GmbH' })).toBeVisible();
    expect(router.state.location.pathname).toMatch(/^\/customers\/[0-9a-f-]{36}$/);
    const post = held.gateway.calls.find(({ method }) => method === 'POST')!;
    expect(post.body).toEqual({
      companyName: 'Möwe Reederei GmbH',
      domainPrefix: 'mowereederei',
      language: 'de-DE',
      contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada.jensen@moewe.example' },
      address: { line1: 'Hafenstraße 7', city: 'Hamburg', country: 'DE' },
    });
  });
});
