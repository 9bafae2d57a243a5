import assert from "node:assert/strict"
import { test } from "node:test"

import { NumberNode, symbolNode, write } from "../../../../optviz/player/assets/explain/formula.js"

// In place of the page's elements: what a reader sees of them, from left to right.
class Node {
  constructor(tag) {
    Object.assign(this, { tag, children: [], attributes: {} })
  }
  append(...children) {
    this.children.push(...children)
  }
  setAttribute(name, value) {
    this.attributes[name] = value
  }
  get text() {
    const [a, b] = this.children.map((child) => child.text ?? String(child))
    const joined = this.textContent ?? this.children.map((child) => child.text ?? String(child)).join("")
    return { mfrac: `{${a}/${b}}`, msup: `${a}^${b}`, msub: `${a}_${b}`, msqrt: `√{${joined}}` }[this.tag] ?? joined
  }
}
globalThis.document = { createElementNS: (_space, tag) => new Node(tag) }

const v = (name) => ["value", name]
const read = (tree) => write(tree, (name) => symbolNode([name, "", ""])).text

test("parentheses stand where a part is tied less firmly than what it stands in, and only there", () => {
  assert.equal(read(["*", ["+", v("a"), v("b")], v("c")]), "(a+b)·c")
  assert.equal(read(["+", ["*", v("a"), v("b")], v("c")]), "a·b+c")
  assert.equal(read(["-", v("a"), ["-", v("b"), v("c")]]), "a−(b−c)")
  assert.equal(read(["-", ["-", v("a"), v("b")], v("c")]), "a−b−c")
  assert.equal(read(["*", ["neg", v("a")], v("b")]), "−a·b")
  assert.equal(read(["*", v("a"), ["neg", v("b")]]), "a·(−b)")
  assert.equal(read(["**", ["*", v("a"), v("b")], ["number", "2"]]), "(a·b)^2")
  assert.equal(read(["**", ["**", v("a"), ["number", "2"]], ["number", "3"]]), "(a^2)^3")
})

test("fractions, roots, norms and conditions are written as in a text", () => {
  assert.equal(read(["/", v("m"), ["+", ["sqrt", v("v")], v("ε")]]), "{m/√{v}+ε}")
  assert.equal(read(["unit", v("g")]), "{g/‖g‖}")
  assert.equal(read(["solve", v("H"), v("g")]), "H^−1g")
  assert.equal(read(["sign", v("g")]), "sign(g)")
  assert.equal(read(["maximum", v("a"), v("b")]), "maximum(a,b)")
  assert.equal(read(["where", [">", v("a"), v("b")], v("c"), v("d")]), "c\u2002if\u2002a>b\u2002else\u2002d")
})

test("a symbol has what is below and above its letter", () => {
  const [plain, below, hat, star] = [["v", "", ""], ["v", "t", ""], ["v", "", "^"], ["v", "", "*"]].map(symbolNode)
  assert.deepEqual([plain.text, below.text, star.text], ["v", "v_t", "v^*"])
  assert.deepEqual([hat.tag, hat.attributes.accent], ["mover", "true"])
})

test("a number is guarded by parentheses where its sign would meet another", () => {
  const single = new NumberNode([])
  single.set([-2.5], true)
  assert.equal(single.node.text, "(−2.5)")
  single.set([-2.5])
  assert.equal(single.node.text, "−2.5")
  const matrix = new NumberNode([2, 2])
  matrix.set([1, -2, 3, 4], true)
  assert.deepEqual([matrix.node.tag, matrix.cells.map(({ text }) => text)], ["mtable", ["1", "−2", "3", "4"]])
})
