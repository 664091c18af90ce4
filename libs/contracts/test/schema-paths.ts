import { z } from 'zod';

/** A JSON schema, as far as the walk needs it. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
}

/** Every dotted path that data of a schema may have, with `*` for the elements of a list. */
export function pathsOf(schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any', reused: 'inline' }) as Node;
  return [...new Set(pathsBelow(root, []))];
}

function pathsBelow(node: Node, at: readonly string[]): string[] {
  const here = at.length > 0 ? [at.join('.')] : [];
  const variants = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  return [
    ...here,
    ...Object.entries(node.properties ?? {}).flatMap(([name, child]) => pathsBelow(child, [...at, name])),
    ...(node.items ? pathsBelow(node.items, [...at, '*']) : []),
    ...variants.flatMap((variant) => pathsBelow(variant, at)),
  ];
}
