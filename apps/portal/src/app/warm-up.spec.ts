import { createMemoryRouter } from 'react-router-dom';
import { warmUp } from './warm-up';

const idle = jest.fn();

beforeEach(() => {
  idle.mockClear();
  Object.assign(window, { requestIdleCallback: idle });
});
afterEach(() => {
  Reflect.deleteProperty(window, 'requestIdleCallback');
});

test('what is needed later stands in line behind the page that somebody waits for', async () => {
  let arrive: (page: { Component: () => null }) => void = () => undefined;
  const page = new Promise<{ Component: () => null }>((resolve) => {
    arrive = resolve;
  });
  const router = createMemoryRouter([{ path: '/', lazy: () => page }]);
  warmUp(router);
  window.dispatchEvent(new Event('load'));
  await Promise.resolve();
  expect(idle).not.toHaveBeenCalled();

  arrive({ Component: () => null });
  await until(() => router.state.initialized);
  expect(idle).toHaveBeenCalledTimes(1);
});

test('a page that is there already is waited for by nobody', () => {
  warmUp(createMemoryRouter([{ path: '/', element: null }]));
  expect(idle).toHaveBeenCalledTimes(1);
});

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5));
}
