import type { Client } from 'pg';

/** What extensions brought along is theirs to describe. */
const notOfAnExtension = (catalogue: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d
     WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;

/** One query for each kind of thing that a schema is made of; each answers one line per thing. */
const KINDS: readonly string[] = [
  `SELECT 'extension ' || extname AS line FROM pg_extension`,
  `SELECT format('column %s.%s %s%s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       CASE WHEN a.attnotnull THEN ' not null' END, ' default ' || pg_get_expr(d.adbin, d.adrelid),
       ' generated ' || nullif(a.attgenerated::text, ''), ' identity ' || nullif(a.attidentity::text, '')) AS line
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT format('table %s %s %s', relname, relpersistence, array_to_string(reloptions, ',')) AS line
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  `SELECT format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) AS line
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'`,
  `SELECT 'index ' || indexdef AS line FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT format('sequence %s %s by %s', sequencename, data_type, increment_by) AS line
     FROM pg_sequences WHERE schemaname = 'public'`,
  `SELECT format('view %s: %s', relname, pg_get_viewdef(oid)) AS line FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
  `SELECT 'trigger ' || pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`,
  `SELECT 'function ' || pg_get_functiondef(p.oid) AS line FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
       AND ${notOfAnExtension('pg_proc', 'p.oid')}`,
  `SELECT format('enum %s: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)) AS line
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
     WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`,
];

/** The schema as sorted lines: equal for two databases that hold and allow the same, whatever made them. */
export async function schemaLines(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const query of KINDS) {
    const { rows } = await client.query<{ line: string }>(query);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.sort();
}
