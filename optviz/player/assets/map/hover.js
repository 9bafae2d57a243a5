// What is under the mouse on the large picture: a place of the surface, or a row of a path, which all
// views then show.
import { format } from "../core/numbers.js"
import { valueAt } from "../core/scene.js"

export class Hover {
  position = null

  constructor(player) {
    this.player = player
  }

  move(position) {
    this.position = position
    this.tell()
  }
  leave() {
    this.move(null)
  }

  // Other paths or another part of the surface may lie under a mouse that rests.
  refresh() {
    if (this.position) this.tell()
  }

  tell() {
    const { player, position } = this
    player.panels?.hover(position && player.frame, position)
    const inside = Boolean(position) && player.frame?.contains(...position)
    const row = inside ? nearestRow(player, position) : null
    // The start is a handle: a hand that comes for it, or has let it go, does not ask for step 0.
    player.peek(row && !player.start.isAt(...position) ? row.t : null)
    player.tooltip.show(inside ? this.text(row) : null, position ?? undefined, player.map.clientWidth)
  }

  text(row) {
    const { player, position } = this
    if (row) return rowText(player, row)
    const { frame, scene, words } = player
    const [x, y] = [frame.worldX(position[0]), frame.worldY(position[1])]
    const value = valueAt(scene, x, y)
    if (value === undefined) return [pointText(scene, [x, y])]
    return [pointText(scene, [x, y]), Number.isNaN(value) ? words.undefined : `f = ${format(value, 4)}`]
  }
}

// The drawn point of a path that is nearest to the mouse, null if none is near; `placeOf` says where
// the picture has a row.
const onMap = ({ frame }) => (path, t) => [frame.x(path.xs[t]), frame.y(path.ys[t])]

export function nearestRow(player, [px, py], placeOf = onMap(player)) {
  const { step } = player
  let best = null
  for (const path of player.visiblePaths()) {
    const last = Math.min(Math.floor(step), path.count - 1)
    for (let t = 0; t <= last; t++) {
      const [x, y] = placeOf(path, t)
      const distance = Math.hypot(x - px, y - py)
      if (distance < 12 && (!best || distance <= best.distance)) best = { path, t, distance }
    }
  }
  return best
}

export function rowText({ scene, words }, { path, t }) {
  return [
    `${path.name}, ${words.step} ${t}`,
    pointText(scene, path.params.map((p) => p[t])),
    `${words.loss} ${format(path.value[t], 5)},  ${words.grad_norm} ${format(path.norm[t], 5)}`,
  ]
}

const pointText = (scene, point) => scene.symbols.map((s, k) => `${s} = ${format(point[k], 5)}`).join(", ")
