/** What browsers have and jsdom lacks, as far as the portal's pages need it to render. */
export function installBrowserParts(): void {
  // jsdom has no modal dialogs of the browser's own.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
    this.querySelector('input')?.focus();
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  // jsdom lays nothing out, so there is nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  // Nothing has a size in jsdom, so nothing is ever resized or scrolled into sight.
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.IntersectionObserver = class {
    readonly root = null;
    readonly rootMargin = '';
    readonly scrollMargin = '';
    readonly thresholds = [];
    observe() {}
    unobserve() {}
    disconnect() {}
    takeRecords = () => [];
  };
  window.scrollTo = () => undefined;
  // Rows of a list measure themselves.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 80 });
  // What has no parent by its layout counts as out of sight, and a dialog would find nothing that could have the focus.
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  // Looks are tried in a browser; here thousands of rules would only slow down every query by role.
  window.CSSStyleSheet.prototype.insertRule = () => 0;
  window.EventSource = QuietEventSource as unknown as typeof EventSource;
}

/** An event stream that specs speak through: `emit` is the gateway's voice. */
export class QuietEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static latest: QuietEventSource | undefined;
  readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    QuietEventSource.latest = this;
    queueMicrotask(() => this.onopen?.());
  }

  emit(name: string, data: object): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  fail(): void {
    this.readyState = 2;
    this.onerror?.();
  }

  close(): void {
    this.readyState = 2;
  }
}
