// Mouse and touch on a map of runs: a cell is read, set, and the map moved and zoomed.
const CLICK_DISTANCE = 4 // pixels

export function attachPointer(heat) {
  const { canvas } = heat
  let pressed = null
  const at = ({ offsetX, offsetY }) => [offsetX, offsetY]
  const part = (position) => {
    const [px, py] = position
    return [(px - heat.rect.left) / heat.rect.width, 1 - (py - heat.rect.top) / heat.rect.height]
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || !heat.heat) return
    pressed = { position: at(event), axes: heat.axes, moved: 0 }
    // A finger that moves scrolls the page.
    if (event.pointerType !== "touch") canvas.setPointerCapture(event.pointerId)
  })
  canvas.addEventListener("pointermove", (event) => {
    if (!heat.heat) return
    const position = at(event)
    if (!pressed) return heat.point(heat.cellAt(position), position)
    const [x, y] = pressed.position
    pressed.moved = Math.max(pressed.moved, Math.hypot(position[0] - x, position[1] - y))
    if (pressed.moved <= CLICK_DISTANCE || event.pointerType === "touch") return
    const [from, to] = [part(pressed.position), part(position)]
    heat.pan(pressed, to.map((place, k) => place - from[k]))
  })
  canvas.addEventListener("pointerup", (event) => {
    const cell = pressed && pressed.moved <= CLICK_DISTANCE && heat.heat && heat.cellAt(at(event))
    pressed = null
    if (cell) heat.pick(cell)
  })
  canvas.addEventListener("pointercancel", () => (pressed = null))
  canvas.addEventListener("pointerleave", () => heat.heat && heat.point(null))
  // The wheel scrolls the page until the map has the focus.
  const onWheel = (event) => {
    if (!heat.heat || !(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return
    event.preventDefault()
    heat.zoomBy(1.0015 ** event.deltaY, part(at(event)))
  }
  canvas.addEventListener("wheel", onWheel, { passive: false })
}
