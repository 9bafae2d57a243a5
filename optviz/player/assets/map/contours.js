// Contours made in the browser, for surfaces that change with every step.

// The heights of the contours, chosen as for the surfaces that Python sends: they rise from the
// lowest value like the power of evenly spaced numbers that puts the middle one at the median.
export function contourLevels(values, count = 12) {
  const sorted = values.filter(Number.isFinite).sort()
  if (!sorted.length) return []
  const quantile = (q) => sorted[Math.round(q * (sorted.length - 1))]
  const [low, high] = [quantile(0), quantile(0.98)]
  if (low === high) return []
  const middle = Math.min(Math.max((quantile(0.5) - low) / (high - low), 1e-6), 0.999)
  const power = Math.min(Math.max(Math.log(middle) / Math.log(0.5), 1), 6)
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 1) / count) ** power)
}

// Marching squares over a surface {x, y, values, levels}, as one line in the pixels of a frame.
export function contourPath({ x, y, values, levels }, frame) {
  const line = new Path2D()
  const pixelsX = Float64Array.from({ length: x.count }, (_, i) => frame.x(x.low + ((x.high - x.low) * i) / (x.count - 1)))
  const pixelsY = Float64Array.from({ length: y.count }, (_, j) => frame.y(y.low + ((y.high - y.low) * j) / (y.count - 1)))
  for (let j = 0; j + 1 < y.count; j++) {
    for (let i = 0; i + 1 < x.count; i++) {
      const k = j * x.count + i
      const corners = [values[k], values[k + 1], values[k + 1 + x.count], values[k + x.count]]
      const low = Math.min(...corners)
      const high = Math.max(...corners)
      if (!Number.isFinite(low + high)) continue
      for (const level of levels) {
        if (level >= high) break
        if (level >= low) crossCell(line, corners, level, pixelsX[i], pixelsX[i + 1], pixelsY[j], pixelsY[j + 1])
      }
    }
  }
  return line
}

// The line of a level across one cell; its corners run around it from the left one below.
function crossCell(line, /** @type {number[]} */ [a, b, c, d], level, left, right, bottom, top) {
  const part = (from, to) => (level - from) / (to - from)
  const points = []
  if (a > level !== b > level) points.push(left + (right - left) * part(a, b), bottom)
  if (b > level !== c > level) points.push(right, bottom + (top - bottom) * part(b, c))
  if (c > level !== d > level) points.push(right + (left - right) * part(c, d), top)
  if (d > level !== a > level) points.push(left, top + (bottom - top) * part(d, a))
  // Over a saddle all four sides are crossed: the value in the middle says which belong together.
  const turned = points.length === 8 && (a + b + c + d) / 4 > level !== a > level
  for (let k = 0; k < points.length; k += 4) {
    const p = turned ? k + 2 : k
    line.moveTo(points[p], points[p + 1])
    line.lineTo(points[(p + 2) % 8], points[(p + 3) % 8])
  }
}
