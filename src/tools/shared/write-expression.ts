import type { Expression } from '../../calculate/parse.js'

/** An expression in the one spelling that proofs use: `F1 + F2`, `share(F1, F2)`, brackets where they change the meaning. */
export function writeExpression(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return `${node.value}${node.unit}`
    case 'reference':
      return node.reference
    case 'unit':
      return node.unit
    case 'negative':
      return `-${bracketed(node.operand, 3)}`
    case 'call':
      return `${node.name}(${node.arguments.map(writeExpression).join(', ')})`
    case 'binary': {
      const own = strength(node)
      // a - (b - c) and a / (b * c) keep their brackets; a + (b + c) does too, which harms nothing.
      return `${bracketed(node.left, own)} ${node.operator} ${bracketed(node.right, own + 1)}`
    }
  }
}

function strength(node: Expression): number {
  if (node.kind !== 'binary') return node.kind === 'negative' ? 2 : 4
  return node.operator === '+' || node.operator === '-' ? 1 : 2
}

const bracketed = (node: Expression, least: number): string =>
  strength(node) < least ? `(${writeExpression(node)})` : writeExpression(node)
