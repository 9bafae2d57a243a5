// What goes on inside, layer by layer: the gradient's length, and the spread and the flat share of
// the activations. Above at the current step, depth by depth; below one rule's layers over time.
import { rangeOf } from "../curves/curves.js"
import { element } from "../core/element.js"
import { Frame, drawAxes } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { Charts } from "./curves.js"
import { drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"

// The range of what may be negative, on an axis that is never logarithmic.
function spanOf(rules, name) {
  const values = rules.flatMap((rule) => rule[name].flatMap((ys) => Array.from(ys).filter(Number.isFinite)))
  const low = values.reduce((a, b) => Math.min(a, b), 0)
  const high = values.reduce((a, b) => Math.max(a, b), 0)
  const room = 0.06 * (high - low || 1)
  return [low - room, high + room]
}

export class LayersPicture {
  title = "layers"

  constructor(view) {
    this.view = view
    this.profile = element("canvas", { class: "profile", role: "img" })
    this.history = element("canvas", { class: "history", role: "img" })
    const caption = (text) => element("p", { class: "key" }, text)
    const { layers_now, layers_history } = view.words
    this.nodes = [caption(layers_now), this.profile, caption(layers_history), this.history]
    this.charts = new Charts(view, this.history)
  }

  layOut(width) {
    const { view } = this
    const { words, size } = view
    const narrow = width < 560
    const quantities = [
      { title: words.layer_grad, name: "gradNorms" },
      { title: words.layer_mean, name: "mean", range: spanOf(view.visible(), "mean") },
      { title: words.layer_deviation, name: "deviation" },
      { title: words.layer_flat, name: "flat", range: [-0.03, 1.03] },
    ].filter(({ name }) => view.race.rules[0][name].length)
    const columns = narrow ? 1 : Math.min(quantities.length, 2)
    const [across, height] = [width / columns, Math.max(Math.min(width * 0.21, 240), 160)]
    this.profiles = quantities.map(({ title, name, range }, k) => {
      const columnsOf = view.visible().flatMap((rule) => rule[name].map((ys) => ({ ys })))
      const { view: heights, logY } = range ? { view: range, logY: false } : rangeOf(columnsOf, "ys")
      const rect = inside(size, (k % columns) * across, Math.floor(k / columns) * height, across, height, size * 1.9)
      const count = view.race.rules[0][name].length
      return { title, name, frame: new Frame([[0.7, count + 0.3], heights], rect, { logY }), count }
    })
    const rows = Math.ceil(quantities.length / columns)
    this.still = still(this.profile, width, rows * height, view, (context) => {
      for (const { title, frame, count } of this.profiles) {
        drawAxes(context, frame, view.theme, size, { title, xLabel: count > 1 ? `${words.layer} →` : words.layer, grid: true, whole: true })
      }
    })
    this.profile.setAttribute("aria-label", quantities.map(({ title }) => title).join(", "))
    this.layOutHistory(width, height)
  }

  // The layers of one rule over time: the later the layer, the stronger its line.
  layOutHistory(width, height) {
    const { view } = this
    const rules = view.visible()
    const charts = rules.map((rule) => ({
      title: rule.name,
      lines: rule.gradNorms.map((ys, k, all) => ({ rule, ys, faint: all.length > 1 ? 0.3 + (0.7 * k) / (all.length - 1) : 1 })),
    }))
    // One scale for all rules.
    const all = charts.flatMap((chart) => chart.lines)
    for (const chart of charts) chart.among = all
    this.charts.layOut(charts, width, height, width < 560 ? 1 : Math.min(Math.max(rules.length, 1), 3))
  }

  draw() {
    const { view } = this
    const { row, size, theme, ratio } = view
    const context = overStill(this.profile, this.still, ratio)
    for (const { name, frame } of this.profiles) {
      context.save()
      frame.clip(context)
      for (const rule of view.visible()) {
        const xs = rule[name].map((_, k) => k + 1)
        const ys = rule[name].map((column) => column[row])
        const path = traceLine(xs, ys, xs.length, frame)
        strokeHalo(context, path, size * 0.2, theme)
        strokeLine(context, path, rule, size * 0.2, theme)
        xs.forEach((x, k) => Number.isFinite(ys[k]) && drawMarker(context, rule, frame.x(x), frame.y(ys[k]), size * 0.4, theme))
      }
      context.restore()
    }
    this.charts.draw()
  }
}
