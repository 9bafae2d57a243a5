// A guess and its answer: how far apart they are, and their marks on the map.
import { line } from "../core/frame.js"
import { cutSegment, drawMarker } from "../core/paths.js"
import { valueAt } from "../core/scene.js"

export const pointOf = (path, step) => path.params.map((column) => column[step])

const apart = (a, b, units) => Math.hypot(...a.map((v, k) => (v - b[k]) / units[k]))

// In what lengths are measured along each axis: in the window's widths where the axes have scales
// of their own, and a hit in one coordinate would otherwise be lost beside a miss in the other.
const unitsOf = ({ y, window, equal_units }) => (y && !equal_units ? window.map(([low, high]) => high - low) : [1, 1])

// Where a path is `count` steps after another step, or where it ends before. The score is 100 for a
// hit and 0 for a guess that is as far off as the path moved, or farther: so a guess that nothing
// moves is worth nothing, and large and small steps are judged alike. It is null without a guess,
// and where nothing moved.
export function answerOf(path, from, count, guess, scene) {
  const units = unitsOf(scene)
  const step = Math.min(from + count, path.end)
  const [origin, truth] = [pointOf(path, from), pointOf(path, step)]
  const moved = apart(truth, origin, units)
  const distance = guess && apart(truth, guess, units)
  const score = guess && moved > 0 ? Math.round(100 * Math.max(0, 1 - distance / moved)) : null
  const holdsFor = (other) =>
    Boolean(other) && String([origin, truth]) === String([pointOf(other, from), pointOf(other, step)])
  return { step, truth, place: [path.xs[step], path.ys[step]], guess, distance, moved, score, holdsFor, arrived: false }
}

// On a curve only the first coordinate is guessed: the mark lies on the curve, or where that is not
// known on the axis.
function placeOf({ scene, finest, frame }, guess) {
  if (scene.y) return [frame.x(guess[0]), frame.y(guess[1])]
  const y = frame.y(valueAt(finest, guess[0]) ?? valueAt(scene, guess[0]))
  return [frame.x(guess[0]), Number.isFinite(y) ? y : frame.rect.top + frame.rect.height]
}

// A target: like no path's head and no other mark, whatever its colour.
export function drawGuess(context, player, path, guess) {
  const { theme, size } = player
  const [x, y] = placeOf(player, guess)
  const r = size * 0.6
  for (const [color, width] of [[theme.halo, 6], [path[theme.name], 2.5]]) {
    context.strokeStyle = color
    context.lineWidth = width
    context.beginPath()
    context.arc(x, y, r, 0, 2 * Math.PI)
    context.stroke()
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      line(context, x + 0.45 * r * dx, y + 0.45 * r * dy, x + 1.7 * r * dx, y + 1.7 * r * dy)
    }
  }
}

// The true point in a ring, and what lies between it and the guess; on a curve that is a distance
// along the axis.
export function drawMiss(context, player, path, { place, guess }) {
  const { frame, theme, size, scene } = player
  const [x, y] = [frame.x(place[0]), frame.y(place[1])]
  if (guess) {
    const [gx, gy] = placeOf(player, guess)
    const segments = scene.y ? [[gx, gy, x, y]] : [[gx, gy, gx, y], [gx, y, x, y]]
    for (const [color, width, dash] of [[theme.halo, 5, []], [theme.text, 2, [2, 4]]]) {
      context.strokeStyle = color
      context.lineWidth = width
      context.setLineDash(dash)
      for (const segment of segments) {
        const cut = cutSegment(...segment, frame.box)
        if (cut) line(context, ...cut)
      }
    }
    context.setLineDash([])
  }
  if (!frame.contains(x, y)) return
  drawMarker(context, path, x, y, size * 0.5, theme)
  context.beginPath()
  context.arc(x, y, size * 0.85, 0, 2 * Math.PI)
  context.strokeStyle = theme.text
  context.lineWidth = 2.5
  context.stroke()
}
