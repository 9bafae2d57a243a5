// Scenes: surfaces on a grid, their contour lines, and the words of the page's language.
/** @import { SceneArrays, SceneHeader } from "./wire.js" */

/**
 * @param {Omit<SceneHeader, "kind" | "name" | "title" | "words" | "equal_units">} header
 * @param {SceneArrays} arrays
 */
export function makeScene(header, [values, lines]) {
  const [x, y] = header.axes // each {low, high, count}; a curve has only x
  const polylines = []
  let offset = 0
  for (const count of header.polylines) {
    polylines.push(lines.subarray(offset, offset + 2 * count))
    offset += 2 * count
  }
  const hasHoles = values.some((value) => !Number.isFinite(value))
  return { ...header, x, y, values, polylines, hasHoles, bitmaps: {} }
}

export const gridPosition = (axis, value) =>
  ((value - axis.low) / (axis.high - axis.low)) * (axis.count - 1)

// The surface's value between grid points; undefined outside the grid.
export function valueAt(scene, x, y) {
  const { values } = scene
  const column = gridPosition(scene.x, x)
  const i = Math.min(Math.floor(column), scene.x.count - 2)
  if (!(column >= 0 && column <= scene.x.count - 1)) return undefined
  const a = column - i
  if (!scene.y) return values[i] * (1 - a) + values[i + 1] * a
  const row = gridPosition(scene.y, y)
  if (!(row >= 0 && row <= scene.y.count - 1)) return undefined
  const j = Math.min(Math.floor(row), scene.y.count - 2)
  const b = row - j
  const at = (r, c) => values[r * scene.x.count + c]
  return (
    (at(j, i) * (1 - a) + at(j, i + 1) * a) * (1 - b) +
    (at(j + 1, i) * (1 - a) + at(j + 1, i + 1) * a) * b
  )
}

// Where a value lies between the lowest and the highest contour, from 0 to 1: colours follow the
// contours, so that steep and flat parts of a surface both get some.
export function heightOf(value, levels) {
  if (!levels.length || value <= levels[0]) return 0
  let low = 0
  let high = levels.length - 1
  if (value >= levels[high]) return 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (levels[middle] <= value) low = middle
    else high = middle
  }
  return (low + (value - levels[low]) / (levels[high] - levels[low])) / (levels.length - 1)
}

// The surface as an image of one pixel per grid point, made once per theme.
export function bitmapOf(scene, theme) {
  if (scene.bitmaps[theme.name]) return scene.bitmaps[theme.name]
  const { count: width } = scene.x
  const { count: height } = scene.y
  const canvas = document.createElement("canvas")
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext("2d")
  const image = context.createImageData(width, height)
  const [low, high] = theme.ramp
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = scene.values[(height - 1 - row) * width + column]
      const pixel = 4 * (row * width + column)
      if (!Number.isFinite(value)) continue // transparent: undefined here
      const t = heightOf(value, scene.levels)
      for (let k = 0; k < 3; k++) image.data[pixel + k] = low[k] + (high[k] - low[k]) * t
      image.data[pixel + 3] = 255
    }
  }
  context.putImageData(image, 0, 0)
  scene.bitmaps[theme.name] = canvas
  return canvas
}
