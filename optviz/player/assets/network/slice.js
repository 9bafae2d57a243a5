// A plane through the parameters, the loss on it and the paths as they are projected to it; beside
// it how far the paths really are from the plane, and their own loss beside that of the plane.
import { element } from "../core/element.js"
import { Frame } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { drawScene } from "../map/map.js"
import { Charts } from "./curves.js"
import { drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"

export class SlicePicture {
  title = "slice"

  constructor(view) {
    this.view = view
    this.canvas = element("canvas", { class: "slice", role: "img" })
    this.side = element("canvas", { class: "honest", role: "img" })
    this.note = element("p", { class: "key" })
    this.nodes = [element("div", { class: "pair" }, this.canvas, this.side), this.note]
    this.charts = new Charts(view, this.side)
  }

  layOut(width) {
    const { view } = this
    const { race, size, words, theme } = view
    const narrow = width < 560
    const across = narrow ? width : Math.round(width * 0.5)
    const height = Math.round(Math.min(across * 0.85, 430))
    this.canvas.style.width = `${across}px`
    this.side.style.width = `${narrow ? width : width - across}px`
    this.frame = new Frame(race.scene.window, inside(size, 0, 0, across, height, size * 0.8))
    this.still = still(this.canvas, across, height, view, (context) => drawScene(context, this.frame, [race.scene], theme, size))
    const rules = view.visible()
    const losses = rules.flatMap((rule) => [{ rule, ys: rule.value }, { rule, ys: rule.inPlane, faint: 0.45 }])
    const charts = [
      { title: words.distance, lines: rules.map((rule) => ({ rule, ys: rule.distances })) },
      { title: words.true_and_slice, lines: losses },
    ]
    this.charts.layOut(charts, narrow ? width : width - across, height / 2, 1)
    this.note.textContent = words.held.replace("{share}", (100 * race.plane.held).toFixed(1))
    this.canvas.setAttribute("aria-label", words.describe_slice.replace("{rules}", rules.map((rule) => rule.name).join(", ")))
  }

  draw() {
    const { view, frame } = this
    const { row, size, theme, ratio } = view
    const context = overStill(this.canvas, this.still, ratio)
    context.save()
    frame.clip(context)
    for (const rule of view.visible()) {
      const path = traceLine(rule.xs, rule.ys, row, frame)
      strokeHalo(context, path, size * 0.18, theme)
      strokeLine(context, path, rule, size * 0.18, theme)
    }
    this.drawStart(context)
    for (const rule of view.visible()) {
      const [x, y] = [frame.x(rule.xs[row]), frame.y(rule.ys[row])]
      if (Number.isFinite(x + y)) drawMarker(context, rule, x, y, size * 0.5, theme)
    }
    context.restore()
    this.charts.draw()
  }

  // A ring around the first weights, which all rules share.
  drawStart(context) {
    const { theme, size, race } = this.view
    const [x, y] = [this.frame.x(race.rules[0].xs[0]), this.frame.y(race.rules[0].ys[0])]
    if (!Number.isFinite(x + y)) return
    context.beginPath()
    context.arc(x, y, size * 0.55, 0, 2 * Math.PI)
    context.strokeStyle = theme.text
    context.lineWidth = size * 0.13
    context.stroke()
  }
}
