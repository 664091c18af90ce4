import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which library may be imported where: the transport and the database stay behind their own doors. */
const behindItsDoor = {
  bullmq: 'Only libs/messaging talks to BullMQ: publish through the outbox, consume through the transport.',
  typeorm: 'Only libs/database, libs/outbox and infrastructure/ know TypeORM: give the use case a port.',
};
const restrict = (...names) => [
  'error',
  { paths: names.map((name) => ({ name, message: behindItsDoor[name], allowTypeImports: false })) },
];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/dist-types/**', '**/node_modules/**', '.assent/**', '.nx/**', 'coverage/**'],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // Nest's modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Nest and BullMQ type their options as classes and want plain objects.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:domain'] },
            {
              sourceTag: 'type:infra',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:infra', 'type:testing'],
            },
            {
              sourceTag: 'type:testing',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:infra'],
            },
            {
              sourceTag: 'type:app',
              onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:infra', 'type:testing'],
            },
            { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:customers', onlyDependOnLibsWithTags: ['scope:shared', 'scope:customers'] },
            {
              sourceTag: 'scope:attestations',
              onlyDependOnLibsWithTags: ['scope:shared', 'scope:attestations'],
            },
            {
              sourceTag: 'scope:notifications',
              onlyDependOnLibsWithTags: ['scope:shared', 'scope:notifications'],
            },
            { sourceTag: 'scope:gateway', onlyDependOnLibsWithTags: ['scope:shared', 'scope:gateway'] },
            { sourceTag: 'scope:portal', onlyDependOnLibsWithTags: ['scope:shared', 'scope:portal'] },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: [
      'libs/messaging/**',
      'libs/database/**',
      'libs/outbox/**',
      'libs/testing/**',
      '**/infrastructure/**',
      '**/test/**',
      '**/*.int-spec.ts',
      // Compares the transport with BullMQ itself.
      'tools/bench/**',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': restrict('bullmq', 'typeorm') },
  },
  {
    files: ['**/infrastructure/**/*.ts', 'libs/database/**/*.ts', 'libs/outbox/**/*.ts'],
    ignores: ['**/*.int-spec.ts', '**/test/**'],
    rules: { '@typescript-eslint/no-restricted-imports': restrict('bullmq') },
  },
  {
    files: ['libs/messaging/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restrict('typeorm') },
  },
  {
    // The layers of a service: domain knows nobody, application knows domain, infrastructure knows both.
    files: ['apps/*/src/domain/**/*.ts', 'apps/*/src/**/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@nestjs/*',
                '**/application/**',
                '**/infrastructure/**',
                '**/messaging/**',
                '**/http/**',
              ],
              message: 'domain/ imports no framework and no outer layer.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/*/src/application/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/infrastructure/**', '**/messaging/**', '**/http/**'],
              message: 'application/ talks to the outside through its ports.',
            },
          ],
        },
      ],
    },
  },
  {
    // What callers wait for uses connections of its own, so that a flood of requests stops nobody else's work.
    files: [
      'apps/gateway/src/{application,http}/**/*.ts',
      'apps/gateway/src/infrastructure/{live,operations,read-model}/**/*.ts',
    ],
    // Called by a sweep: nobody waits for it.
    ignores: ['apps/gateway/src/application/bulk/send-bulk-rows.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[imported.name=/^(DataSource|Transactions)$/]',
          message: 'Requests read over RequestDataSource and write in RequestTransactions.',
        },
      ],
    },
  },
  {
    files: ['apps/portal/**/*.tsx', 'apps/portal/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.spec.tsx', '**/test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
);
