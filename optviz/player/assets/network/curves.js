// Curves against the steps: losses and accuracies, of the examples trained with and of the others.
import { rangeOf } from "../curves/curves.js"
import { element } from "../core/element.js"
import { Frame, drawAxes, line } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { drawMarker, strokeLine, traceLine } from "../core/paths.js"

// Charts side by side, each `{title, lines}`; a line is `{rule, ys, faint}`. The heights are `range`,
// or those of the lines, or of all lines `among` which these are.
export class Charts {
  constructor(view, canvas) {
    this.view = view
    this.canvas = canvas
  }

  layOut(charts, width, height, columns) {
    const { view } = this
    const { size, race } = view
    this.charts = charts
    const across = width / columns
    const rows = Math.ceil(charts.length / columns)
    charts.forEach((chart, k) => {
      const { view: range, logY } = chart.range ? { view: chart.range, logY: false } : rangeOf(chart.among ?? chart.lines, "ys")
      const last = Math.max(view.lastStep, 1)
      const rect = inside(size, (k % columns) * across, Math.floor(k / columns) * height, across, height, size * 1.9)
      chart.frame = new Frame([[-0.015 * last, 1.025 * last], range], rect, { logY })
    })
    this.still = still(this.canvas, width, rows * height, view, (context) => {
      for (const chart of charts) {
        const { words, theme } = view
        drawAxes(context, chart.frame, theme, size, { grid: true, xLabel: `${words.step} →`, title: chart.title })
        context.save()
        chart.frame.clip(context)
        for (const { rule, ys, faint } of chart.lines) {
          context.globalAlpha = faint ?? 1
          strokeLine(context, traceLine(race.steps, ys, ys.length, chart.frame), rule, size * (faint ? 0.1 : 0.15), theme)
        }
        context.restore()
      }
    })
    this.canvas.setAttribute("aria-label", charts.map((chart) => chart.title).join(", "))
  }

  // The current step: a line across, and a mark on every curve.
  draw() {
    const { view } = this
    const { size, race, row, theme, ratio } = view
    const context = overStill(this.canvas, this.still, ratio)
    for (const { frame, lines } of this.charts) {
      const x = frame.x(race.steps[row])
      context.strokeStyle = theme.text
      context.lineWidth = 1.5
      line(context, x, frame.rect.top, x, frame.rect.top + frame.rect.height)
      context.save()
      frame.clip(context)
      for (const { rule, ys, faint } of lines) {
        const y = frame.y(ys[row])
        if (Number.isFinite(y)) drawMarker(context, rule, x, y, size * (faint ? 0.26 : 0.36), theme)
      }
      context.restore()
    }
  }
}

export class CurvesPicture {
  title = "curves"

  constructor(view) {
    this.view = view
    this.canvas = element("canvas", { class: "curves", role: "img" })
    this.nodes = [this.canvas]
    this.charts = new Charts(view, this.canvas)
  }

  layOut(width) {
    const { view } = this
    const { words, race } = view
    const chart = (title, name, range) => ({
      title, range, lines: view.visible().map((rule) => ({ rule, ys: rule[name] })),
    })
    const charts = [chart(words.train_loss, "trainLoss"), chart(words.test_loss, "testLoss")]
    // On one scale: what is between the two is overfitting.
    for (const loss of charts) loss.among = charts.flatMap(({ lines }) => lines)
    if (race.loss !== "squares") {
      const range = [-0.03, 1.03]
      charts.push(chart(words.train_accuracy, "trainAccuracy", range), chart(words.test_accuracy, "testAccuracy", range))
    }
    this.charts.layOut(charts, width, Math.max(Math.min(width * 0.2, 230), 150), width < 560 ? 1 : 2)
  }

  draw() {
    this.charts.draw()
  }
}
