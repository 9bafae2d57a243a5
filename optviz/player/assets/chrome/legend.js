// The names of the paths with their line samples, and the numbers of the current step.
import { element } from "../core/element.js"
import { drawMarker, strokeLine } from "../core/paths.js"
import { format } from "../core/numbers.js"

export class Legend {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.node = element("div", { class: "legend", role: "group", "aria-label": player.words.paths })
    this.body = element("tbody")
    this.head = element("tr")
    this.table = element(
      "details",
      { class: "numbers" },
      element("summary", {}, player.words.numbers),
      element("table", {}, element("thead", {}, this.head), this.body),
    )
  }

  // Make the elements anew if other paths, another scene or another theme came.
  rebuild() {
    const { player } = this
    const { words, scene } = player
    const key = [player.theme.name, ...scene.symbols, ...player.paths.map((p) => `${p.id} ${p.name} ${p.light}`)].join()
    if (key === this.key) return
    this.key = key
    this.items = player.paths.map((path, index) => {
      const sample = sampleOf(path, player.theme)
      const note = element("span", { class: "note" })
      const button = element(
        "button",
        {
          type: "button",
          title: `${words.toggle} (${index + 1})`,
          onclick: () => player.togglePath(index),
        },
        sample, element("span", { class: "name" }, path.name), note,
      )
      const cells = [...path.params, path.value, path.norm].map(() => element("td"))
      const row = element("tr", {}, element("th", { scope: "row" }, path.name), ...cells)
      return { button, note, cells, row }
    })
    this.node.replaceChildren(...this.items.map(({ button }) => button))
    this.body.replaceChildren(...this.items.map(({ row }) => row))
    this.head.replaceChildren(
      element("td"),
      ...[...scene.symbols, words.loss, words.grad_norm].map((text) =>
        element("th", { scope: "col" }, text),
      ),
    )
  }

  show() {
    const { player } = this
    const { words } = player
    player.paths.forEach((path, index) => {
      const { button, note, cells } = this.items[index]
      button.setAttribute("aria-pressed", String(!player.hidden.has(path.id)))
      const t = Math.min(Math.floor(player.cursor), path.count - 1)
      const lost = path.diverged !== null && t >= path.diverged
      const stopped = path.stopped && t === path.count - 1 ? words[`stopped_${path.stopped}`] : null
      const ended = path.ended !== null && t >= path.ended ? words.no_gradient.replace("{step}", path.ended) : null
      const event = ended ?? (lost ? words[path.undefined ? "not_finite" : "diverged"].replace("{step}", path.diverged) : stopped?.replace("{step}", t))
      note.textContent = event ?? `${words.loss} ${format(path.value[t], 4)}`
      note.classList.toggle("lost", lost)
      const numbers = [...path.params, path.value, path.norm].map((column) => format(column[t], 6))
      cells.forEach((cell, k) => (cell.textContent = numbers[k]))
    })
  }
}

// The look of a path's line, beside its name.
export function sampleOf(path, theme) {
  const canvas = element("canvas", { width: 92, height: 40, "aria-hidden": "true" })
  const context = canvas.getContext("2d")
  const line = new Path2D("M2 20H90")
  strokeLine(context, line, path, 5, theme)
  drawMarker(context, path, 46, 20, 12, theme)
  return canvas
}
