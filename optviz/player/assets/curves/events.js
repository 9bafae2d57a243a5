// The events of the paths on a line of time: marks to click, and what happens at the current step.
import { element, iconButton } from "../core/element.js"
import { overStill, still } from "../player/layout.js"
import { drawMarker } from "../core/paths.js"

// What happens often gets a small mark.
const SMALL = new Set(["rise", "swing"])

export class EventStrip {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player
    this.player = player
    this.canvas = element("canvas", { class: "marks", role: "img" })
    this.output = element("output", { class: "sentence" })
    this.node = element(
      "div",
      { class: "events", role: "group", "aria-label": words.events },
      iconButton("before", words.event_before, () => this.go(-1)),
      iconButton("after", words.event_after, () => this.go(1)),
      element("div", { class: "strip" }, this.canvas, this.output),
    )
    this.canvas.addEventListener("click", (event) => {
      const nearest = this.nearest(event.offsetX)
      if (nearest !== null) player.goTo(nearest)
    })
    this.canvas.addEventListener("pointermove", (event) => {
      const step = this.nearest(event.offsetX)
      this.canvas.title = step === null ? words.event_marks : this.sentence(step)
    })
  }

  // Every event of the visible paths: its path, step and kind. Most show only at the next step, and
  // a bowl at the end: of what is still to be guessed none may tell.
  collect() {
    this.found = this.player.visiblePaths().flatMap((path, row) =>
      Object.entries(path.events).flatMap(([kind, steps]) => steps.map((step) => ({ path, row, step, kind }))),
    )
    const { horizon } = this.player
    if (horizon < Infinity) this.found = this.found.filter(({ step, kind }) => step < horizon && kind !== "bowl")
    this.steps = [...new Set(this.found.map(({ step }) => step))].sort((a, b) => a - b)
    this.node.hidden = !this.steps.length
  }

  // To be called before others write what the browser would have to lay out for an answer.
  measure() {
    this.width = this.canvas.parentElement.clientWidth
  }

  layOut() {
    const { player } = this
    const { size, theme } = player
    this.collect()
    if (!this.steps.length) return
    if (!this.width) this.measure() // it was hidden
    const rows = player.visiblePaths().length
    const pace = player.big ? Math.min(size * 0.75, (size * 3) / rows) : size * 0.75
    this.height = rows * pace + 6
    this.inset = pace * 0.48 + 2 // that no mark is cut at the ends, with its halo
    this.still = still(this.canvas, this.width, this.height, player, (context) => {
      for (const { path, row, step, kind } of this.found) {
        const x = this.x(step)
        const y = 3 + (row + 0.5) * pace
        if (!SMALL.has(kind.split(":")[0])) {
          drawMarker(context, path, x, y, pace * 0.48, theme)
          continue
        }
        context.fillStyle = path[theme.name]
        context.fillRect(x - 1, y - pace * 0.3, 2, pace * 0.6)
      }
    })
    this.canvas.setAttribute("aria-label", this.steps.map((step) => this.sentence(step)).slice(0, 20).join(". "))
  }

  x(step) {
    return this.inset + (step / Math.max(this.player.lastStep, 1)) * (this.width - 2 * this.inset)
  }

  nearest(px) {
    const away = (step) => Math.abs(this.x(step) - px)
    const best = this.steps.reduce((a, b) => (a !== null && away(a) <= away(b) ? a : b), null)
    return best !== null && away(best) < 12 ? best : null
  }

  go(direction) {
    const now = Math.floor(this.player.step)
    const step = direction > 0 ? this.steps.find((s) => s > now) : this.steps.findLast((s) => s < now)
    if (step !== undefined) this.player.goTo(step)
  }

  sentence(step) {
    const { words, scene } = this.player
    const texts = new Map()
    for (const event of this.found) {
      if (event.step !== step) continue
      const [kind, coordinate] = event.kind.split(":")
      const text = words[`event_${kind}`].replace("{coordinate}", scene.symbols[coordinate])
      texts.set(event.path.name, [...(texts.get(event.path.name) ?? []), text])
    }
    const said = [...texts].map(([name, all]) => `${name}: ${all.join(", ")}`)
    return `${words.step} ${step} · ${said.join(" · ")}`
  }

  show() {
    const { player } = this
    if (!this.steps.length || !this.width) return
    const context = overStill(this.canvas, this.still, player.ratio)
    const step = Math.floor(player.cursor)
    context.fillStyle = player.theme.text
    context.globalAlpha = 0.7
    context.fillRect(this.x(step) - 0.75, 0, 1.5, this.height)
    context.globalAlpha = 1
    this.output.value = this.steps.includes(step) ? this.sentence(step) : ""
  }
}
