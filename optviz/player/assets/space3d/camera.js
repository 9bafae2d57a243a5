// The camera under the hand: mouse, fingers and keys.
const PER_PIXEL = 0.4 // degrees
const KEYS = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] } // degrees
const ZOOMS = { "+": (camera) => camera.zoomBy(1.25), "-": (camera) => camera.zoomBy(0.8), 0: (camera) => camera.reset() }

export function attachCamera(canvas, view) {
  const { camera } = view
  const fingers = new Map()
  const apart = () => {
    const [a, b] = [...fingers.values()]
    return Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1)
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return
    canvas.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, [event.offsetX, event.offsetY])
    view.hover(null)
  })
  canvas.addEventListener("pointermove", (event) => {
    const position = [event.offsetX, event.offsetY]
    const before = fingers.get(event.pointerId)
    if (!before) return view.hover(position)
    const wide = fingers.size > 1 ? apart() : 0
    fingers.set(event.pointerId, position)
    if (wide) camera.zoomBy(apart() / wide)
    else camera.turn((before[0] - position[0]) * -PER_PIXEL, (position[1] - before[1]) * PER_PIXEL)
    view.turned()
  })
  const release = (event) => fingers.delete(event.pointerId)
  canvas.addEventListener("pointerup", release)
  canvas.addEventListener("pointercancel", release)
  canvas.addEventListener("pointerleave", () => view.hover(null))
  canvas.addEventListener("dblclick", () => {
    camera.reset()
    view.turned()
  })
  // The wheel scrolls the page until the picture has the focus, as on the map.
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return
      event.preventDefault()
      camera.zoomBy(1.0015 ** -event.deltaY)
      view.turned()
    },
    { passive: false },
  )
}

// Arrows with Shift turn wherever the focus is in the player; the other keys are the camera's only
// while the picture has it.
export function cameraKey(event, view) {
  const { camera, canvas } = view
  const turn = event.shiftKey && KEYS[event.key]
  const own = event.composedPath()[0] === canvas && ZOOMS[event.key]
  if (turn) camera.turn(...turn)
  else if (own) own(camera)
  else return false
  view.turned()
  return true
}
