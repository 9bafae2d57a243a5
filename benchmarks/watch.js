// Runs in a page before its own scripts and writes down, on one clock, what follows a key press:
// message sent, messages received, picture changed, picture painted.
window.moves = []
let move = null

const NativeSocket = window.WebSocket
window.WebSocket = class extends NativeSocket {
  constructor(...args) {
    super(...args)
    this.addEventListener("message", ({ data }) => {
      move?.received.push([performance.now(), data.byteLength ?? data.size ?? data.length])
    })
  }
  send(data) {
    if (move) move.sent ??= performance.now()
    super.send(data)
  }
}

// `sign` says what the picture shows now; whatever changes below `target` makes it be asked again.
window.watch = (target, sign) => {
  let before
  const check = () => {
    const now = sign()
    if (!move || move.changed || now === null || now === before) return
    const current = move
    current.changed = performance.now()
    requestAnimationFrame(() => requestAnimationFrame(() => {
      current.painted = performance.now()
      window.moves.push(current)
      move = null
    }))
  }
  addEventListener("keydown", ({ timeStamp }) => {
    before = sign()
    move = { pressed: timeStamp, received: [] }
  }, true)
  const all = { subtree: true, childList: true, attributes: true, characterData: true }
  new MutationObserver(check).observe(target, all)
}

window.findPlayer = () => {
  for (const node of document.querySelectorAll("[class*=-player] *")) {
    const player = node.shadowRoot?.querySelector(".player")
    if (player) return player
  }
  return null
}
window.watchPlayer = () => {
  const { dataset } = window.findPlayer()
  window.watch(window.findPlayer(), () => dataset.tag)
}
window.watchPlotly = () => {
  const line = () => document.querySelector(".scatterlayer .js-line")?.getAttribute("d") ?? null
  window.watch(document.body, line)
}

// Count the display's frames and the player's drawings while it plays.
window.countDrawings = (milliseconds) =>
  new Promise((resolve) => {
    const { dataset } = window.findPlayer()
    const [began, first] = [performance.now(), Number(dataset.drawings)]
    let frames = 0
    const count = (now) => {
      frames += 1
      if (now - began < milliseconds) return requestAnimationFrame(count)
      const seconds = (performance.now() - began) / 1000
      const drawings = (Number(dataset.drawings) - first) / seconds
      resolve({ drawings, frames: frames / seconds, playing: dataset.playing, step: dataset.step })
    }
    requestAnimationFrame(count)
  })
