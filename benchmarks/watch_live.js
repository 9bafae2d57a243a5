// Runs in a page after watch.js and notes, for every picture of new paths while the hand moves, when
// the pointer was where it shows, when that was asked for, and when the picture was painted.
window.pictures = []
window.pointerMoves = 0
window.mostInFlight = 0
let lastMove = 0
const asked = new Map() // live requests by their number, until they are drawn

addEventListener("pointermove", ({ timeStamp }) => {
  lastMove = timeStamp
  window.pointerMoves += 1
}, true)

const WatchedSocket = window.WebSocket
window.WebSocket = class extends WatchedSocket {
  send(data) {
    // Only a live request is a text: its number comes first.
    const number = typeof data === "string" ? /^\d+/.exec(data)[0] : null
    if (number) {
      asked.set(number, { moved: lastMove, sent: performance.now() })
      window.mostInFlight = Math.max(window.mostInFlight, asked.size)
    }
    super.send(data)
  }
}

window.watchLive = () => {
  const player = window.findPlayer()
  new MutationObserver(() => {
    const { answers, tag } = player.dataset
    const request = asked.get(answers)
    if (!request) return
    asked.delete(answers)
    const picture = { ...request, tag, changed: performance.now() }
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.pictures.push({ ...picture, painted: performance.now() })
    }))
  }).observe(player, { attributes: true, attributeFilter: ["data-answers"] })
}
