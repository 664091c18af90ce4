import { Injectable } from '@nestjs/common';

/** A route, as Fastify tells of it. */
export interface KnownRoute {
  readonly method: string | readonly string[];
  /** With `:name` for one part of the path and `*` for any rest of it. */
  readonly url: string;
}

/** The addresses that the gateway answers to, so that a wrong method can be told from a wrong address. */
@Injectable()
export class KnownAddresses {
  private readonly routes: { readonly address: RegExp; readonly methods: readonly string[] }[] = [];

  add({ method, url }: KnownRoute): void {
    // The portal answers to whatever nobody else knows, and gives no address away.
    if (url === '/*') return;
    const address = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escape(part)))
      .join('/');
    this.routes.push({ address: new RegExp(`^${address}/?$`), methods: [method].flat() });
  }

  /** The methods that an address takes, in alphabetical order; none when it is not known. */
  methodsOf(path: string): string[] {
    const known = this.routes.filter(({ address }) => address.test(path));
    return [...new Set(known.flatMap(({ methods }) => methods))].sort();
  }
}

/** Text that stands for itself inside of a pattern. */
function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
