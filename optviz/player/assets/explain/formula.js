// A rule's formulas in MathML, once in symbols and once with a step's numbers in them.
import { format } from "../core/numbers.js"

const SPACE = "http://www.w3.org/1998/Math/MathML"
const TIES = { "+": 1, "-": 1, neg: 2, "*": 3, "@": 3, dot: 3, solve: 3, "**": 5, transposed: 5 }
const SIGNS = { "+": "+", "-": "−", "*": "·", "@": "", dot: "·", ">": ">", "<": "<", "=": "=", "≠": "≠", and: "∧" }

export function math(tag, ...children) {
  const node = document.createElementNS(SPACE, tag)
  node.append(...children)
  return node
}

export function equation(...children) {
  const node = math("math", math("mrow", ...children))
  node.setAttribute("displaystyle", "true") // fractions are as large as the rest
  return node
}

export function symbolNode(/** @type {string[]} */ [letter, below, above]) {
  const plain = math("mi", letter)
  const base = above === "*" ? math("msup", plain, math("mo", "*")) : above ? math("mover", plain, math("mo", above)) : plain
  if (!above) return below ? math("msub", base, math("mi", below)) : base
  if (above !== "*") base.setAttribute("accent", "true")
  return base
}

// The tree of a formula as MathML; `leaf(name)` makes what stands for a name.
export function write(tree, leaf) {
  const [kind, ...parts] = tree
  if (kind === "number") return math("mn", parts[0])
  if (kind === "value") return leaf(parts[0])
  const inner = (part) => write(part, leaf)
  // With parentheses where the part is tied less firmly than what it stands in.
  const tied = (part, ties) => ((TIES[part[0]] ?? 9) < ties ? enclosed(inner(part)) : inner(part))
  if (kind === "/") return math("mfrac", inner(parts[0]), inner(parts[1]))
  if (kind === "sqrt") return math("msqrt", inner(parts[0]))
  if (kind === "abs") return enclosed(inner(parts[0]), "|", "|")
  if (kind === "neg") return math("mrow", math("mo", "−"), tied(parts[0], TIES.neg))
  if (kind === "**") return math("msup", tied(parts[0], TIES["**"] + 1), inner(parts[1]))
  if (kind === "transposed") return math("msup", tied(parts[0], TIES.transposed + 1), math("mo", "⊤"))
  if (kind === "solve") return math("mrow", math("msup", inner(parts[0]), math("mrow", math("mo", "−"), math("mn", "1"))), inner(parts[1]))
  if (kind === "unit") return math("mfrac", inner(parts[0]), enclosed(inner(parts[0]), "‖", "‖"))
  if (kind === "where") return math("mrow", inner(parts[1]), word("if"), inner(parts[0]), word("else"), inner(parts[2]))
  if (kind in SIGNS) {
    const ties = TIES[kind] ?? 0
    // A minus in front of a product needs no parentheses.
    const [left, right] = [tied(parts[0], Math.min(ties, TIES.neg)), tied(parts[1], ties + 1)]
    return math("mrow", left, math("mo", SIGNS[kind]), right)
  }
  return math("mrow", math("mi", kind), enclosed(math("mrow", ...parts.flatMap((part, k) => (k ? [math("mo", ","), inner(part)] : [inner(part)])))))
}

// A word of the source, with room on both sides.
const word = (text) => math("mtext", `\u2002${text}\u2002`)

function enclosed(node, open = "(", close = ")") {
  return math("mrow", math("mo", open), node, math("mo", close))
}

// Numbers that are set again at every step: `set` of a number, a vector or a matrix.
export class NumberNode {
  constructor(shape) {
    const [rows = 1, columns = 1] = shape
    this.cells = Array.from({ length: rows * columns }, () => math("mn"))
    this.bare = rows * columns === 1
    if (this.bare) this.node = math("mrow", this.cells[0])
    else {
      const line = (k) => math("mtr", ...this.cells.slice(k * columns, (k + 1) * columns).map((cell) => math("mtd", cell)))
      // Its parentheses are borders: few fonts have large ones.
      this.node = math("mtable", ...Array.from({ length: rows }, (_, k) => line(k)))
    }
  }

  // `guarded`: a negative number among others stands in parentheses.
  set(values, guarded = false) {
    this.cells.forEach((cell, k) => {
      const text = format(values[k], 4).replace(/\.?0+e/, "e")
      cell.textContent = guarded && this.bare && values[k] < 0 ? `(${text})` : text
    })
  }
}
