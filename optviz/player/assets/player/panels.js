// What stands beside the map of a fit: the data with the model, the batch's own loss, and where a
// step stands among the epochs. All of it shows the step and the point that the map shows.
import { drawBatchLoss, drawBatchPaths } from "../fit/batch_view.js"
import { batchAt, counters, epochAt } from "../fit/batches.js"
import { cloudNote, drawCloud } from "../map/cloud.js"
import { dataFrame, drawData, drawDataAxes } from "../fit/data_view.js"
import { element } from "../core/element.js"
import { lossAt, paramsAt } from "../fit/fit.js"
import { Frame, line } from "../core/frame.js"
import { inside, isSame, mapFrame, overStill, still } from "./layout.js"
import { latestOf } from "../core/messages.js"
import { GAP } from "../chrome/screen_modes.js"

// Of the width, where there is room beside the map: in big type each of three pictures needs all of
// the height.
const MAP_SHARE = 0.58
const MAP_SHARE_OF_THREE = 0.4

export class Panels {
  /** @param {import("./view.js").Player} player */
  constructor(player) {
    this.player = player
    this.data = element("canvas", { class: "data", role: "img" })
    this.batch = element("canvas", { class: "batch", role: "img" })
    this.node = element("div", { class: "panels" }, this.data, this.batch)
    this.counters = element("output", { class: "counters" })
    this.batch.addEventListener("pointermove", ({ offsetX, offsetY }) => this.hover(this.batchFrame, [offsetX, offsetY]))
    this.batch.addEventListener("pointerleave", () => this.hover(null))
  }

  // The element of all that is placed together, the map and the timeline among it.
  arrange(middle) {
    this.beside = element("div", { class: "beside" }, ...middle, this.counters, this.node)
    return [this.beside]
  }

  // The point under the mouse, on the map or on the batch's own.
  hover(frame, position) {
    const inside = frame?.contains(...position)
    const point = inside ? [frame.worldX(position[0]), frame.worldY(position[1])] : null
    if (String(point) === String(this.hovered)) return
    this.hovered = point
    this.player.invalidate()
  }

  // What is shown at the current step; null until the fit has come.
  shown() {
    const { header, cursor, horizon } = this.player
    const [fit, batches, cloud] = [header.fit, header.batches, header.cloud].map(latestOf)
    const t = Math.floor(cursor)
    return fit ? { fit, batches, batch: batchAt(batches, t), cloud: cloud?.step === t && t < horizon ? cloud : null } : null
  }

  // Where something is explained beside the map, they stand in a row below.
  mapWidth(width, stacked, column) {
    const { big, header } = this.player
    this.inRow = Boolean(big && header.batches && !stacked && !column)
    const share = this.inRow ? MAP_SHARE_OF_THREE : MAP_SHARE
    const mapWidth = stacked ? width : Math.round(column ? width - GAP - column : (width - GAP) * share)
    this.beside.classList.toggle("stacked", stacked)
    this.node.classList.toggle("row", this.inRow)
    this.beside.style.gridTemplateColumns = stacked ? "" : `${mapWidth}px 1fr`
    return mapWidth
  }

  // Places for the pictures beside the map, or below it.
  layOut(width, mapWidth, mapHeight, stacked) {
    const { player } = this
    const { size, words } = player
    const both = Boolean(player.header.batches)
    const beside = !stacked && !player.aside.column
    const room = beside ? width - mapWidth - GAP : width
    this.width = this.inRow || (!beside && !stacked && both) ? Math.round((room - GAP) / 2) : room
    this.height = beside ? (both && !this.inRow ? (mapHeight - GAP) / 2 : mapHeight) : Math.round(Math.min(this.width * 0.55, mapHeight))
    this.batch.hidden = !both
    const shown = this.shown()
    if (!shown) return
    const rect = inside(size, 0, 0, this.width, this.height, size * 1.9)
    this.dataFrame = dataFrame(player, shown.fit, rect)
    this.batchFrame = batchFrame(player, rect)
    this.stillData = still(this.data, this.width, this.height, player, (context) =>
      drawDataAxes(context, this.dataFrame, player),
    )
    const names = player.visiblePaths().map((path) => path.name).join(", ")
    this.data.setAttribute("aria-label", words.describe_data.replace("{paths}", names))
    this.batch.setAttribute("aria-label", words.describe_batch.replace("{paths}", names))
  }

  // Below the paths of the map: the cloud, and the point under the mouse.
  drawOnMap(context) {
    const { player } = this
    const shown = this.shown()
    const count = shown?.cloud ? drawCloud(context, player.frame, player, shown) : 0
    player.host.dataset.cloud = count
    if (shown) this.drawCross(context, player.frame, { ...shown, batch: null })
  }

  draw() {
    const { player } = this
    const shown = this.shown()
    if (!shown) return
    drawData(overStill(this.data, this.stillData, player.ratio), this.dataFrame, player, { ...shown, hovered: this.hovered })
    if (shown.batches) this.drawBatch(shown)
    this.count(shown)
  }

  drawBatch(shown) {
    const { player, width, height } = this
    const { fit, batches } = shown
    const t = Math.floor(player.cursor)
    const drawn = [fit, batches, t, width, height, player.ratio, player.theme, String(this.batchFrame.view)]
    if (!isSame(this.batchDrawn, drawn)) {
      this.batchDrawn = drawn
      this.stillBatch = still(this.batch, width, height, player, (context) =>
        drawBatchLoss(context, this.batchFrame, player, shown),
      )
    }
    const context = overStill(this.batch, this.stillBatch, player.ratio)
    drawBatchPaths(context, this.batchFrame, player, shown)
    this.drawCross(context, this.batchFrame, shown)
  }

  // The point under the mouse; on a curve it lies on that, at the height of its loss.
  drawCross(context, frame, { fit, batch }) {
    if (!this.hovered) return
    const [px, py] = this.hovered
    const [x, y] = [frame.x(px), frame.y(this.player.scene.y ? py : lossAt(fit, [px], batch))]
    if (!frame.contains(x, y)) return
    context.strokeStyle = this.player.theme.text
    context.lineWidth = 1
    line(context, x - 9, y, x + 9, y)
    line(context, x, y - 9, x, y + 9)
  }

  // The counters, and the same numbers for whoever reads them off the page.
  count({ fit, batches, batch, cloud }) {
    const { player } = this
    const { words, host } = player
    const t = Math.floor(player.cursor)
    const notes = batches ? [counters(batches, t, words)] : []
    if (cloud) notes.push(cloudNote(cloud, words))
    this.counters.value = notes.join(" · ")
    const first = player.visiblePaths()[0]
    const params = first && paramsAt(first, t)
    Object.assign(host.dataset, {
      epoch: (batches && epochAt(batches, t)?.epoch) ?? "",
      batchExamples: batch ? batch.examples.join(",") : "",
      batchLoss: batch && params ? lossAt(fit, params, batch) : "",
      modelLoss: params ? lossAt(fit, params) : "",
      hoverLoss: this.hovered ? lossAt(fit, this.hovered.slice(0, player.header.dimension)) : "",
    })
  }
}

// The batch's map has the window or the view of the large one; its curve has room down to zero.
function batchFrame(player, rect) {
  const frame = mapFrame(player, rect)
  if (player.scene.y || player.view) return frame
  const [low, high] = frame.view[1]
  return new Frame([frame.view[0], [Math.min(low, -0.05 * high), high]], rect)
}
