// Mouse, touch and keyboard on the large picture: start, pan, zoom, hover.
import { format } from "./numbers.js"
import { valueAt } from "./scene.js"

const CLICK_DISTANCE = 4

export function attachPointer(canvas, player) {
  const pointers = new Map()
  let gesture = null // "start" | "pan" | "pinch"
  let moved = 0
  let pressed = null

  const at = (event) => {
    const box = canvas.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const world = ([x, y]) => [player.frame.worldX(x), player.frame.worldY(y)]

  canvas.addEventListener("pointerdown", (event) => {
    if (!player.frame || event.button > 0) return
    canvas.setPointerCapture(event.pointerId)
    const position = at(event)
    pointers.set(event.pointerId, position)
    moved = 0
    pressed = { position, view: player.view ?? player.frame.view }
    gesture = pointers.size === 2 ? "pinch" : player.start.isAt(...position) ? "start" : "pan"
  })

  canvas.addEventListener("pointermove", (event) => {
    if (!player.frame) return
    const position = at(event)
    const before = pointers.get(event.pointerId)
    if (!before) {
      canvas.style.cursor = player.start.isAt(...position) ? "grab" : player.critical.markAt(...position) ? "pointer" : "crosshair"
      player.setHover(position)
      return
    }
    moved = Math.max(moved, Math.hypot(position[0] - pressed.position[0], position[1] - pressed.position[1]))
    if (gesture === "start") player.start.drag(world(position))
    else if (gesture === "pinch" && pointers.size === 2) pinch(event.pointerId, position)
    else if (gesture === "pan" && moved > CLICK_DISTANCE) pan(position)
    pointers.set(event.pointerId, position)
  })

  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return
    if (gesture === "start") player.start.drop()
    else if (gesture === "pan" && moved <= CLICK_DISTANCE && event.type === "pointerup") {
      const position = at(event)
      const taken = player.parts.some((part) => part.press?.(position))
      if (!taken && player.frame.contains(...position)) {
        player.start.drag(world(position))
        player.start.drop()
      }
    }
    gesture = null
  }
  canvas.addEventListener("pointerup", release)
  canvas.addEventListener("pointercancel", release)
  canvas.addEventListener("pointerleave", () => player.setHover(null))

  function pan(position) {
    const { frame } = player
    const dx = (position[0] - pressed.position[0]) / frame.perX
    const dy = (position[1] - pressed.position[1]) / frame.perY
    const [[xLow, xHigh], [yLow, yHigh]] = pressed.view
    player.setView([[xLow - dx, xHigh - dx], [yLow + dy, yHigh + dy]])
  }

  function pinch(id, position) {
    const other = [...pointers].find(([key]) => key !== id)[1]
    const before = pointers.get(id)
    const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1])
    const middle = [(position[0] + other[0]) / 2, (position[1] + other[1]) / 2]
    player.zoomBy(distance(before, other) / Math.max(distance(position, other), 1), middle)
  }

  // The wheel scrolls the page until the picture has the focus: a map must not trap the reader.
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!player.frame || !(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return
      event.preventDefault()
      player.zoomBy(1.0015 ** event.deltaY, at(event))
    },
    { passive: false },
  )
}

export const TIME_KEYS = {
  " ": (player) => player.togglePlay(),
  ArrowRight: (player) => player.stepBy(1),
  ArrowLeft: (player) => player.stepBy(-1),
  PageUp: (player) => player.stepBy(10),
  PageDown: (player) => player.stepBy(-10),
  Home: (player) => player.goTo(0),
  End: (player) => player.goTo(player.lastStep),
}
const KEYS = {
  ...TIME_KEYS,
  "+": (player) => player.zoomBy(1 / 1.5),
  "-": (player) => player.zoomBy(1.5),
  0: (player) => player.setView(null),
}

// The keys work while the focus is in the player, or nowhere on the page.
export function attachKeyboard(root, player, keys = KEYS) {
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const control = event.composedPath()[0]
    // Buttons, ranges and lists keep the keys that they use themselves.
    const own = { BUTTON: [" "], SUMMARY: [" "], INPUT: ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"], SELECT: [" ", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", ..."0123456789"] }
    if (own[control.tagName]?.includes(event.key)) return
    const digit = "123456789".indexOf(event.key)
    const action = event.key.length === 1 && digit >= 0 ? () => player.togglePath(digit) : keys[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action(player)
  }
  const onPageKey = (event) => {
    if (event.target === document.body) onKey(event)
  }
  root.addEventListener("keydown", onKey)
  document.addEventListener("keydown", onPageKey)
  return () => document.removeEventListener("keydown", onPageKey)
}

// The drawn point of a path that is nearest to the mouse, null if none is near.
export function nearestRow(player, [px, py]) {
  const { frame, step } = player
  let best = null
  for (const path of player.visiblePaths()) {
    const last = Math.min(Math.floor(step), path.count - 1)
    for (let t = 0; t <= last; t++) {
      const distance = Math.hypot(frame.x(path.xs[t]) - px, frame.y(path.ys[t]) - py)
      if (distance < 12 && (!best || distance <= best.distance)) best = { path, t, distance }
    }
  }
  return best
}

// What is under the mouse: the surface there, or a row of a path.
export function hoverText(player, [px, py], row) {
  const { frame, scene, words } = player
  const point = (values) => scene.symbols.map((s, k) => `${s} = ${format(values[k], 5)}`).join(", ")
  if (row) {
    const { path, t } = row
    return [
      `${path.name}, ${words.step} ${t}`,
      point(path.params.map((p) => p[t])),
      `${words.loss} ${format(path.value[t], 5)},  ${words.grad_norm} ${format(path.norm[t], 5)}`,
    ]
  }
  const x = frame.worldX(px)
  const y = frame.worldY(py)
  const value = valueAt(scene, x, y)
  if (value === undefined) return [point([x, y])]
  return [point([x, y]), Number.isNaN(value) ? words.undefined : `f = ${format(value, 4)}`]
}
