import tseslint from 'typescript-eslint'

/** Biome does the style; these three need types and catch what it cannot: dropped promises, promises where none belong, forgotten cases. */
export default tseslint.config({
  files: ['src/**/*.ts', 'tests/**/*.ts'],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
})
