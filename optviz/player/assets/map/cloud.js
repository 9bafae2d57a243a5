// The cloud: where the next point would lie for other batches than the one that was drawn.
import { format } from "../core/numbers.js"
import { lossAt } from "../fit/fit.js"

/**
 * @param {import("../core/wire.js").CloudHeader} header
 * @param {Float32Array[]} arrays
 */
export function makeCloud(header, arrays) {
  const points = new Map(header.paths.map((id, index) => [id, arrays[index]]))
  return { ...header, points }
}

// Draw the dots of all visible paths and return how many they are.
export function drawCloud(context, frame, player, { fit, cloud }) {
  const { theme, size } = player
  const { dimension } = player.header
  let count = 0
  context.save()
  frame.clip(context)
  context.globalAlpha = 0.45
  for (const path of player.visiblePaths()) {
    const points = cloud.points.get(path.id) ?? []
    context.fillStyle = path[theme.name]
    for (let k = 0; k < points.length; k += dimension) {
      // On a curve a point's height is the loss of all data there.
      const height = dimension === 1 ? lossAt(fit, [points[k]]) : points[k + 1]
      const [x, y] = [frame.x(points[k]), frame.y(height)]
      if (!Number.isFinite(x + y)) continue
      count += 1
      if (!frame.contains(x, y)) continue
      context.beginPath()
      context.arc(x, y, size * 0.17, 0, 2 * Math.PI)
      context.fill()
    }
  }
  context.restore()
  return count
}

export function cloudNote({ drawn, total }, words) {
  const text = drawn < total ? words.cloud_some : words.cloud_all
  return text.replace("{drawn}", drawn).replace("{total}", format(total, 6))
}
