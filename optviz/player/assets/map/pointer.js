// Mouse, touch and keyboard on the large picture: start, pan, zoom, hover.
import { format } from "../core/numbers.js"
import { valueAt } from "../core/scene.js"

const CLICK_DISTANCE = 4
const FINGER = 26 // pixels from the start's middle that a finger still takes hold of

export function attachPointer(canvas, player) {
  const pointers = new Map()
  let gesture = null // "start" | "pan" | "pinch"
  let moved = 0
  let pressed = null
  let pinched = null

  /** @returns {[x: number, y: number]} */
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
    pressed = { position, before: player.view, view: player.view ?? player.frame.view }
    const reach = event.pointerType === "touch" ? FINGER : undefined
    gesture = pointers.size > 1 ? "pinch" : player.start.isAt(...position, reach) ? "start" : "pan"
    if (gesture === "pinch") pinched = { fingers: twoOf(pointers), frame: player.frame }
  })

  // A finger that moves up or down scrolls the page, as everywhere on it: a map must not trap the
  // reader. A finger on the start, and two fingers, are meant for the map.
  const claim = (event) => {
    const box = canvas.getBoundingClientRect()
    const onStart = ({ clientX, clientY }) => player.start.isAt(clientX - box.left, clientY - box.top, FINGER)
    if (event.cancelable && (event.touches.length > 1 || gesture === "start" || onStart(event.touches[0]))) event.preventDefault()
  }
  canvas.addEventListener("touchstart", claim, { passive: false })
  canvas.addEventListener("touchmove", claim, { passive: false })

  canvas.addEventListener("pointermove", (event) => {
    if (!player.frame) return
    const position = at(event)
    const before = pointers.get(event.pointerId)
    if (!before) {
      canvas.style.cursor = player.start.isAt(...position) ? "grab" : player.critical.markAt(...position) ? "pointer" : "crosshair"
      hover(player, position)
      return
    }
    moved = Math.max(moved, Math.hypot(position[0] - pressed.position[0], position[1] - pressed.position[1]))
    if (gesture === "start") player.start.drag(world(position))
    else if (gesture === "pan" && moved > CLICK_DISTANCE) pan(position)
    pointers.set(event.pointerId, position)
    if (gesture === "pinch") pinch()
  })

  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return
    // What seemed to move the map became a scrolling of the page.
    if (gesture === "pan" && moved > CLICK_DISTANCE && event.type === "pointercancel") player.setView(pressed.before)
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
  canvas.addEventListener("pointerleave", () => hover(player, null))

  function pan(position) {
    const { frame } = player
    const dx = (position[0] - pressed.position[0]) / frame.perX
    const dy = (position[1] - pressed.position[1]) / frame.perY
    const [[xLow, xHigh], [yLow, yHigh]] = pressed.view
    player.setView([[xLow - dx, xHigh - dx], [yLow + dy, yHigh + dy]])
  }

  // What was between two fingers when they came stays between them.
  function pinch() {
    const { fingers, frame } = pinched
    const [before, now] = [fingers, twoOf(pointers)].map(([a, b]) => ({
      x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, apart: Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1),
    }))
    const factor = before.apart / now.apart
    const center = [frame.worldX(before.x), frame.worldY(before.y)]
    const shift = [(before.x - now.x) / frame.perX, (now.y - before.y) / frame.perY]
    player.setView(frame.view.map((range, k) => range.map((v) => center[k] + (v - center[k] + shift[k]) * factor)))
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

const twoOf = (pointers) => [...pointers.values()].slice(0, 2)

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
/** @param {Record<string, (player: any) => void>} keys */
export function attachKeyboard(root, player, keys = KEYS) {
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const control = event.composedPath()[0]
    if (control.matches("input:not([type=range])")) return // there a key is what is written
    // Buttons, ranges and lists keep the keys that they use themselves.
    const own = { BUTTON: [" "], SUMMARY: [" "], INPUT: ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"], SELECT: [" ", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", ..."0123456789"] }
    if (own[control.tagName]?.includes(event.key)) return
    if (player.parts?.some((part) => part.pressKey?.(event))) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const digit = "123456789".indexOf(event.key)
    const tool = player.parts?.find(({ tool }) => tool?.key === event.key)?.tool.toggle
    const action = event.key.length === 1 && digit >= 0 ? () => player.togglePath(digit) : (keys[event.key] ?? tool)
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

// The mouse is over the large picture, or has left it.
function hover(player, position) {
  player.panels?.hover(position && player.frame, position)
  const inside = Boolean(position) && player.frame?.contains(...position)
  const row = inside ? nearestRow(player, position) : null
  player.peek(row ? row.t : null)
  player.tooltip.show(inside ? hoverText(player, position, row) : null, position ?? undefined, player.map.clientWidth)
}

// What is under the mouse: the surface there, or a row of a path.
function hoverText(player, [px, py], row) {
  if (row) return rowText(player, row)
  const { frame, scene, words } = player
  const x = frame.worldX(px)
  const y = frame.worldY(py)
  const value = valueAt(scene, x, y)
  if (value === undefined) return [pointText(scene, [x, y])]
  return [pointText(scene, [x, y]), Number.isNaN(value) ? words.undefined : `f = ${format(value, 4)}`]
}

export function rowText({ scene, words }, { path, t }) {
  return [
    `${path.name}, ${words.step} ${t}`,
    pointText(scene, path.params.map((p) => p[t])),
    `${words.loss} ${format(path.value[t], 5)},  ${words.grad_norm} ${format(path.norm[t], 5)}`,
  ]
}

const pointText = (scene, point) => scene.symbols.map((s, k) => `${s} = ${format(point[k], 5)}`).join(", ")
