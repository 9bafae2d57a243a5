// Where a surface is undefined: oblique lines, on maps and on curves alike.
const APART = 9 // pixels

export function hatch(context, frame, { left, top, right, bottom }, theme) {
  const { rect } = frame
  const [x0, y0] = [Math.max(left, rect.left), Math.max(top, rect.top)]
  const [x1, y1] = [Math.min(right, rect.left + rect.width), Math.min(bottom, rect.top + rect.height)]
  if (x1 <= x0 || y1 <= y0) return
  context.save()
  context.beginPath()
  context.rect(x0, y0, x1 - x0, y1 - y0)
  context.clip()
  context.strokeStyle = theme.hatch
  context.lineWidth = 1
  context.beginPath()
  const height = y1 - y0
  // Lines of one family, wherever the part ends: on each the sum of x and y is a multiple of APART.
  for (let x = Math.floor((x0 - height + y1) / APART) * APART - y1; x < x1; x += APART) {
    context.moveTo(x, y1)
    context.lineTo(x + height, y0)
  }
  context.stroke()
  context.restore()
}

// The parts of a curve's axis without a value, over the whole height.
export function hatchGaps(context, frame, scene, theme) {
  const { top, height } = frame.rect
  for (const [low, high] of scene.gaps) {
    hatch(context, frame, { left: frame.x(low), right: frame.x(high), top, bottom: top + height }, theme)
  }
}

export const isHatched = (scene) => Boolean(scene.y ? scene.hasHoles : scene.gaps.length)
