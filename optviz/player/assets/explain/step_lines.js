// The rule's lines with the numbers of the current step in them.
import { element, say } from "../core/element.js"
import { valueOf } from "./explained.js"
import { NumberNode, equation, math, symbolNode, write } from "./formula.js"
import { lostBy } from "../core/paths.js"

// Ways to write all lines, the first that has room is taken: with the step's numbers in every line or
// only with its result (a click opens a line), in smaller and smaller type, in one column or two.
const LOOKS = [
  ...[1.05, 0.92].flatMap((em) => [1, 2].map((columns) => ({ open: true, em, columns }))),
  ...[1.3, 1.15, 1.05, 0.92, 0.8, 0.7, 0.62].flatMap((em) => [1, 2].map((columns) => ({ open: false, em, columns }))),
]

const POINT = ["θ", "", ""]
const UPDATE = ["Δθ", "", ""]

export class StepLines {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    // Long formulas scroll, and what scrolls must be in the keyboard's reach.
    this.lost = element("p")
    this.node = element("div", { class: "lines", role: "group", tabindex: 0, "aria-label": player.words.explain })
  }

  build(explanation) {
    const { words } = this.player
    this.explanation = explanation
    this.numbers = [] // what to set: a node and where its numbers come from
    const rows = explanation.lines.map(([name, formula]) =>
      this.row(explanation.symbols[name] ?? UPDATE, formula, (leaf) => write(formula, leaf), name),
    )
    if (!rows.length) rows.push(element("p", {}, words.no_lines), this.row(UPDATE, null, null, "update"))
    rows.push(this.lastRow())
    this.node.replaceChildren(...rows, this.lost)
    this.fitted = null
  }

  number(shape, read, guarded) {
    const number = new NumberNode(shape)
    this.numbers.push({ number, read, guarded })
    return number.node
  }

  valueNode(name, guarded) {
    const { shape } = this.explanation.columns[name]
    return this.number(shape, (t) => valueOf(this.explanation, name, t), guarded)
  }

  row(symbol, formula, make, name) {
    const result = this.valueNode(name, false)
    if (!formula) return element("div", { class: "line" }, equation(symbolNode(symbol), math("mo", "="), result))
    const left = [symbolNode(symbol), math("mo", "←"), make((leaf) => symbolNode(this.explanation.symbols[leaf]))]
    return this.line(left, make((leaf) => this.valueNode(leaf, true)), result)
  }

  // A line in symbols with its result; opened, with the numbers from which that comes.
  line(left, numbers, result) {
    const shown = element("summary", {}, equation(...left), element("span", { class: "result" }, equation(math("mo", "="), result)))
    // Mathematics has no name that every screen reader finds.
    shown.setAttribute("aria-label", shown.textContent)
    return element("details", { class: "line" }, shown, equation(math("mo", "="), numbers))
  }

  lastRow() {
    const shape = this.explanation.columns.update.shape
    const point = (t) => this.path().params.map((column) => column[t])
    // The point that was reached; beyond the last step its sum.
    const moved = (t) => (t + 1 < this.path().count ? point(t + 1) : point(t).map((v, k) => v + valueOf(this.explanation, "update", t)[k]))
    const left = [symbolNode(POINT), math("mo", "←"), symbolNode(POINT), math("mo", "+"), symbolNode(UPDATE)]
    const numbers = math("mrow", this.number(shape, point, true), math("mo", "+"), this.valueNode("update", true))
    return this.line(left, numbers, this.number(shape, moved, false))
  }

  path() {
    return this.player.paths.find((path) => path.id === this.explanation.path)
  }

  layOut() {
    this.fitted = null
  }

  show(explanation, t) {
    if (explanation !== this.explanation) this.build(explanation)
    else if (t === this.at && this.fitted) return
    this.at = t
    const lost = lostBy(this.path(), t)
    this.node.classList.toggle("over", lost !== null)
    // A step from nowhere has no numbers: a sentence says since when.
    say(this.lost, lost === null ? "" : this.player.words.no_step.replace("{path}", this.path().name).replace("{step}", lost))
    if (lost !== null) return
    for (const { number, read, guarded } of this.numbers) number.set(read(t), guarded)
    this.fit()
  }

  // So that the last line, the step itself, is seen: it is what all others lead to. As the numbers
  // change the lines may need more room; they get smaller then, and do not grow again meanwhile.
  fit() {
    const { node, player } = this
    const overflows = (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1
    const isFull = () => overflows(node) || [...node.children].some((line) => line.scrollWidth > line.clientWidth + 1)
    const others = [...node.parentElement.children].filter((other) => other !== node)
    const taken = others.reduce((sum, { offsetHeight }) => sum + offsetHeight + 8, 0)
    node.style.maxHeight = `${Math.max(player.aside.room - taken, 8 * player.size)}px`
    const first = this.fitted ? LOOKS.indexOf(this.fitted) : 0
    if (this.fitted && !isFull()) return
    for (const look of LOOKS.slice(first)) {
      this.fitted = look
      for (const line of node.querySelectorAll("details")) line.open = look.open
      node.style.fontSize = `${look.em}em`
      node.style.columnCount = look.columns
      if (!isFull()) return
    }
  }
}
