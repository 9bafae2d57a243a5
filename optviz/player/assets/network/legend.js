// The names of the rules with their line samples, and the numbers of the current step.
import { element } from "../core/element.js"
import { drawMarker, strokeLine } from "../core/paths.js"
import { format } from "../core/numbers.js"

export class NetworkLegend {
  constructor(view) {
    this.view = view
    this.node = element("div", { class: "legend", role: "group", "aria-label": view.words.paths })
    this.head = element("tr")
    this.body = element("tbody")
    this.table = element(
      "details",
      { class: "numbers" },
      element("summary", {}, view.words.numbers),
      element("table", {}, element("thead", {}, this.head), this.body),
    )
  }

  rebuild() {
    const { race, words, theme } = this.view
    this.items = race.rules.map((rule, index) => {
      const sample = element("canvas", { width: 92, height: 40, "aria-hidden": "true" })
      const context = sample.getContext("2d")
      strokeLine(context, new Path2D("M2 20H90"), rule, 5, theme)
      drawMarker(context, rule, 46, 20, 12, theme)
      const note = element("span", { class: "note" })
      const press = () => this.view.togglePath(index)
      const attributes = { type: "button", title: `${words.toggle} (${index + 1})`, onclick: press }
      const button = element("button", attributes, sample, element("span", { class: "name" }, rule.name), note)
      const cells = this.columns().map(() => element("td"))
      const row = element("tr", {}, element("th", { scope: "row" }, rule.name), ...cells)
      return { button, note, cells, row }
    })
    this.node.replaceChildren(...this.items.map(({ button }) => button))
    this.body.replaceChildren(...this.items.map(({ row }) => row))
    this.head.replaceChildren(
      ...["", ...this.columns().map(([title]) => title)].map((text) => element("th", { scope: "col" }, text)),
    )
  }

  // Titles, and the numbers below them.
  columns() {
    const { race, words } = this.view
    const figures = [[words.train_loss, "trainLoss"], [words.test_loss, "testLoss"]]
    if (race.loss !== "squares") figures.push([words.train_accuracy, "trainAccuracy"], [words.test_accuracy, "testAccuracy"])
    const plane = race.plane ? [[words.objective, "value"], [words.in_plane, "inPlane"], [words.distance, "distances"]] : []
    return [...figures, ...plane]
  }

  show() {
    const { race, row, words, hidden } = this.view
    race.rules.forEach((rule, index) => {
      const { button, note, cells } = this.items[index]
      button.setAttribute("aria-pressed", String(!hidden.has(rule.id)))
      const lost = rule.diverged !== null && race.steps[row] >= rule.diverged
      const right = race.loss === "squares" ? null : rule.testAccuracy[row]
      const tested = right === null ? format(rule.testLoss[row], 3) : `${Math.round(1000 * right) / 10} %`
      const usual = words.tested.replace("{value}", tested)
      note.textContent = lost ? words.diverged.replace("{step}", rule.diverged) : usual
      note.classList.toggle("lost", lost)
      this.columns().forEach(([, name], k) => (cells[k].textContent = format(rule[name][row], 5)))
    })
  }
}
