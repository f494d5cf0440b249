export const PAGES: string
export function ruleNames(): string[]
export function exportName(name: string): string
export function registryText(names: readonly string[]): string
export function indexText(rules: readonly { name: string; title: { zh: string; en: string } }[]): string
